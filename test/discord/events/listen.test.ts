import { expect, test } from "vitest";
import { botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { gate } from "../../support/gate.ts";

test("questions that were taken are finished when the bot stops, later ones are ignored", async () => {
  const { opened: held, open: release } = gate();
  const { discord, bot } = await botAtWork({ beforeAnswer: () => held });
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  await discord.until("the typing", () =>
    discord.requests.some(({ path }) => path.endsWith("/typing")),
  );
  const stopped = bot.stop();
  const late = ann.says("general", QUESTION, { toBot: true });
  release();
  await stopped;
  expect(discord.repliesTo(question)).toHaveLength(1);
  expect(discord.repliesTo(late)).toEqual([]);
});
