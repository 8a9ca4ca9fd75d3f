import { setTimeout } from "node:timers/promises";
import { type Client, Routes } from "discord.js";
import type { BotParts } from "../bot-parts.ts";
import { isConnected } from "../gateway/connection.ts";
import type { Store } from "../store/store.ts";

export type Health = {
  /** Whether a question would be answered now. */
  readonly answers: boolean;
  /** A line for the operator that says what is wrong; "ok" if nothing is. */
  readonly state: string;
};

/** Asked like a user's question: only an answer proves that the bot can answer. */
const PROBE = "Is it well?";

/** How long the answer, and Discord's response, may take. */
const ANSWER_MS = 5000;

/** Asks the index a question, and requests the bot's own account from Discord, because answers are sent by such requests. */
export async function healthOf(
  client: Client,
  { withLibrarian }: BotParts,
  store: Store,
): Promise<Health> {
  if (!isConnected(client)) return { answers: false, state: "not connected to Discord" };
  const [isAnswered, isHeard] = await Promise.all([
    inTime(withLibrarian((librarian) => librarian.answer(PROBE, { top: 1, within: null }))),
    inTime(client.rest.get(Routes.user())),
  ]);
  if (!isAnswered) return { answers: false, state: "can't answer now" };
  if (!isHeard) return { answers: false, state: "Discord takes no requests" };
  const failure = await store.failure();
  return { answers: true, state: failure === null ? "ok" : `answers without memory: ${failure}` };
}

/** Whether the work succeeds in time. */
function inTime(work: Promise<unknown>): Promise<boolean> {
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, setTimeout(ANSWER_MS, false, { ref: false })]);
}
