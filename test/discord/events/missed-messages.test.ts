import { describe, expect, test } from "vitest";
import { ANSWER, botAtWork, byBot, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";

describe("a question asked while no process ran", () => {
  test("because no process was there to hear it is answered by the next one", async () => {
    const atWork = await botAtWork();
    const { discord, bot } = atWork;
    const ann = discord.user("ann");
    const heard = ann.says("general", QUESTION, { toBot: true });
    await discord.replyTo(heard);
    await bot.stop();
    ann.says("general", "Nobody is asked here.");
    const missed = ann.says("general", `${QUESTION} Again!`, { toBot: true });
    await atWork.restart();
    expect(textOf(await discord.replyTo(missed))).toContain(ANSWER);
    expect(byBot(atWork.discord)).toHaveLength(2);
  });

  test("in direct messages is answered, too, once the bot is back", async () => {
    const atWork = await botAtWork();
    const { discord, bot } = atWork;
    const ann = discord.user("ann");
    await discord.replyTo(ann.dm(QUESTION));
    await bot.stop();
    const missed = ann.dm(`${QUESTION} Again!`);
    await atWork.restart();
    expect(textOf(await discord.replyTo(missed))).toContain(ANSWER);
    expect(byBot(atWork.discord, missed.channel)).toHaveLength(2);
  });
});
