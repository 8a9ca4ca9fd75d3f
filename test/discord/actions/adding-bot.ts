import { folderWith } from "../../ingest/folder/folder-with.ts";
import { type AtWork, botAtWork, manager, type Options } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import type { Person } from "../../support/discord/person.ts";

export const SENTENCE = "The zither of the harbour chapel was tuned by Marta Lind";
export const ZITHER = `A zither in the chapel\n\n${SENTENCE}. She needed a day and was paid in fish.\n\nThe chapel was full on Sunday.\n`;
export const QUESTION = "Who tuned the zither of the harbour chapel?";

/** A bot whose first server may add to its folder of articles. */
export async function withFolder(options: Options = {}) {
  const articlesDir = await folderWith({
    "harbour/ferry.txt": "Ferry stays in port\n\nThe captain of the ferry had a fever on Monday.\n",
    "orchard/apples.txt": "Apples are late\n\nThe apple harvest began three weeks late.\n",
  });
  const atWork = await botAtWork({ articlesDir, ...options });
  const { discord } = atWork;
  return { atWork, discord, articlesDir, olga: manager(discord) };
}

/** What the bot answers in the end. */
export async function shown(discord: AtWork["discord"], interaction: ReturnType<Person["slash"]>) {
  return discord.settled(await interaction);
}

export async function says(...asked: Parameters<typeof shown>): Promise<string> {
  return textOf(await shown(...asked));
}

export async function answerTo({ discord }: AtWork, question: string): Promise<string> {
  const asked = discord.user("ann").says("general", question, { toBot: true });
  return textOf(await discord.replyTo(asked));
}
