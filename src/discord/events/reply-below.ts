import type { Message } from "discord.js";
import type { Bot } from "../bot.ts";
import type { Payload } from "../render/components.ts";
import { replace, reply } from "../reply/send.ts";

/** The bot's one reply to a question. */
export type ReplyBelow = {
  /** Whether it exists already and will be replaced. */
  isThere(): boolean;
  /** Writes something temporary: the next `put` replaces it, even after a restart. */
  putForNow(payload: Payload): Promise<void>;
  /** Writes the answer. @returns its id; `null` if the question is gone */
  put(payload: Payload): Promise<string | null>;
  /** Call this when the id of the answer's message is stored. */
  finish(): Promise<void>;
};

const noteOf = ({ id }: Message) => `below ${id}`;

/** Stores that the reply is to be replaced, even if that happens after a restart. */
export function noteReply(message: Message, reply: string, { store }: Bot): Promise<void> {
  return store.setNote(noteOf(message), reply);
}

export async function replyBelow(message: Message, bot: Bot): Promise<ReplyBelow> {
  let id = await bot.store.note(noteOf(message));
  const write = async (payload: Payload) => {
    const isReplaced = id !== null && (await replace(message.channelId, id, payload, bot));
    // Discord would drop another reply of the same name as the first one.
    if (!isReplaced) id = await reply(message, payload, id ?? undefined);
    return id;
  };
  return {
    isThere: () => id !== null,
    async putForNow(payload) {
      const before = id;
      const written = await write(payload);
      if (written !== null && written !== before) await noteReply(message, written, bot);
    },
    put: write,
    async finish() {
      await bot.store.dropNote(noteOf(message));
    },
  };
}
