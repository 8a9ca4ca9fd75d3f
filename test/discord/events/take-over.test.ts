import { expect, test } from "vitest";
import { claimsIn } from "../../../src/discord/store/claims.ts";
import { openTables } from "../../../src/discord/store/store.ts";
import { ANSWER, botAtWork, byBot, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";

test("because its process ended is taken over by another one", async () => {
  const atWork = await botAtWork();
  const { discord, bot, dataDir, storeUrl } = atWork;
  await bot.stop();
  const question = discord.user("ann").dm(QUESTION);
  const memory = await openTables({ dataDir, storeUrl });
  const { id, channel } = question;
  const at = { message: id, channel: channel.id, guild: null, command: null };
  await claimsIn(memory, () => Date.now() - 20_000).take("of a process that ended", at);
  await memory.close();
  await atWork.restart();
  expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
  expect(byBot(atWork.discord, question.channel)).toHaveLength(1);
});
