import type { Message } from "discord.js";
import type { Bot } from "../bot.ts";
import type { Payload } from "../render/components.ts";
import { replace, reply } from "../reply/send.ts";

/** The one message of the bot below a question. */
export type ReplyBelow = {
  /** Whether it is there already, and says that the question waits. */
  isThere(): boolean;
  /** Writes what the next put replaces, also after a restart. */
  putForNow(payload: Payload): Promise<void>;
  /** Writes the answer. @returns its id; `null` when the question is gone */
  put(payload: Payload): Promise<string | null>;
};

export async function replyBelow(message: Message, bot: Bot): Promise<ReplyBelow> {
  const { store } = bot;
  const note = `below ${message.id}`;
  let id = await store.note(note);
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
      if (written !== null && written !== before) await store.setNote(note, written);
    },
    async put(payload) {
      const wasThere = id !== null;
      const written = await write(payload);
      if (wasThere) await store.dropNote(note);
      return written;
    },
  };
}
