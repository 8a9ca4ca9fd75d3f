import { expect } from "vitest";
import type { AtWork } from "../../support/bot/bot-at-work.ts";
import { type Message, textOf } from "../../support/discord/index.ts";

export const QUESTION = "Who tuned the zither of the harbour chapel?";
export const SENTENCE = "The zither of the harbour chapel was tuned by Marta Lind";
export const BUTTON = "Tell me when you know";

/** An article that answers the question arrives. */
export async function arrives({ source, build }: AtWork, id = "harbour/zither.txt"): Promise<void> {
  source.files[id] = {
    title: "A zither in the chapel",
    text: `${SENTENCE}. She needed a day.\n\nThe chapel was full on Sunday.`,
  };
  await build();
}

/** Waits until the open questions were asked of the newest index. */
export async function askedAgain(
  { logged }: AtWork,
  event = "gapClosed",
  times = 1,
): Promise<void> {
  await expect.poll(() => logged(event).length).toBe(times);
}

export const replies = ({ discord }: AtWork, question: Message) =>
  discord.repliesTo(question).map((reply) => textOf(reply));
