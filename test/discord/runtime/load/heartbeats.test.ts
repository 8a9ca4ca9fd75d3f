import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { changeArticle, questionAbout, writeArticles } from "../../../soak/corpus.ts";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { untilUpdated } from "../../../support/bot/until-updated.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { type Message, textOf } from "../../../support/discord/index.ts";
import { indexIn } from "../../../support/processes/index-in.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const ARTICLES = 40;
/** People leave the other processes some of the machine. */
const PAUSE_MS = 100;

test("a rebuild of the index while questions come in loses no heartbeat and no acknowledgement", async () => {
  const discord = await discordOfTest({ heartbeatMs: 1000 });
  const folder = temporaryFolder();
  writeArticles(folder, ARTICLES);
  indexIn(folder);
  const { tells } = startBotProcess(discord, folder);
  await tells("Answering from");
  await tells("Invite the bot");
  const olga = discord.user("olga");
  const ann = discord.user("ann");
  discord.admin.grant(olga, "ManageGuild");
  await untilUpdated(olga);
  for (let n = 0; n < ARTICLES; n += 2) changeArticle(folder, n, 1);
  const { response } = await olga.slash("reindex");
  const isRebuilt = () => textOf(response!).includes("The new index is in use.");
  const replies: Message[] = [];
  for (let n = 1; !isRebuilt() || n < 20; n += 2) {
    const question = questionAbout(n % ARTICLES, n);
    const asked = await ann.slash("ask", { question });
    await discord.settled(asked);
    await setTimeout(PAUSE_MS);
    replies.push(await discord.replyTo(ann.says("general", question, { toBot: true })));
  }
  expect(replies.every((reply) => textOf(reply).includes("captain Orla"))).toBe(true);
  expect(discord.gateway.heartbeats.length).toBeGreaterThan(0);
  expect(discord.gateway.missedHeartbeats).toBe(0);
  expect(discord.unacknowledged).toEqual([]);
  expect(discord.gateway.identified).toHaveLength(1);
});
