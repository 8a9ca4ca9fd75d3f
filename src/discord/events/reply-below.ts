import type { Message } from "discord.js";
import type { Bot } from "../bot.ts";
import type { Payload } from "../render/components.ts";
import { replace, reply } from "../reply/send.ts";

/** The one message of the bot below a question. */
export type ReplyBelow = {
  /** Whether it exists already and will be replaced. */
  isThere(): boolean;
  /** Writes something temporary: the next `put` replaces it, also after a restart. */
  putForNow(payload: Payload): Promise<void>;
  /** Writes the answer. @returns its id; `null` when the question is gone */
  put(payload: Payload): Promise<string | null>;
  /** To be called once the store knows the answer's message. */
  finish(): Promise<void>;
};

const noteOf = ({ id }: Message) => `below ${id}`;

/** Notes that the reply is to be replaced, also when that is only done after a restart. */
export function noteReply(message: Message, reply: string, { store }: Bot): Promise<void> {
  return store.setNote(noteOf(message), reply);
}

export async function replyBelow(message: Message, bot: Bot): Promise<ReplyBelow> {
  let id = await bot.store.note(noteOf(message));
  const write = async (payload: Payload) => {
    const isReplaced = id !== null && (await replace(message.channelId, id, payload, bot));
    if (!isReplaced) id = await reply(message, payload);
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
