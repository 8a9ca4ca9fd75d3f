import { expect } from "vitest";
import { openTables } from "../../../src/discord/store/store.ts";
import type { Message } from "../discord/index.ts";
import type { AtWork } from "./bot-at-work.ts";

/**
 * Waits until the bot has stored which message is its answer: a moment after everybody sees it, and before anybody has
 * typed a reply to it.
 *
 * @returns the message
 */
export async function remembered(at: AtWork, answer: Promise<Message>): Promise<Message> {
  const { id } = await answer;
  const memory = await openTables(at);
  const stored = () => memory.query('SELECT id FROM answers WHERE "replyMessage" = $1', [id]);
  await expect.poll(stored).toHaveLength(1);
  await memory.close();
  return answer;
}
