import { beforeEach, expect, test } from "vitest";
import { changeArticle } from "../../../soak/corpus.ts";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { untilUpdated } from "../../../support/bot/until-updated.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { type LoopbackDiscord, textOf } from "../../../support/discord/index.ts";
import { freePort } from "../../../support/free-port.ts";
import { INDEXED, indexedCorpus } from "../../../support/index/indexed-folder.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { type ManyServers, SERVERS, startManyServers } from "./many-servers.ts";

const SHARDS = 4;

let discord: LoopbackDiscord;
let servers: ManyServers;

beforeEach(async () => {
  servers = await startManyServers(SHARDS);
  ({ discord } = servers);
});

test("all shards that Discord recommends: killed while the index is rebuilt, the bot doubles and loses nothing", async () => {
  const folder = indexedCorpus();
  const port = String(await freePort());
  const start = () => startBotProcess(discord, folder, { METRICS_PORT: port });
  const get = async (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const metrics = async () => (await get("/metrics")).text();
  const first = start();
  await first.tells(`in ${SERVERS + 1} servers`);
  expect(discord.gateway.connectedShards.map(({ id }) => id).sort()).toEqual([0, 1, 2, 3]);

  const questions = servers.askEverywhere(0, INDEXED);
  await servers.answersTo(questions);
  await expect
    .poll(metrics)
    .toContain(`quotewell_answers_total{kind="ask",verdict="answered"} ${SERVERS}\n`);
  expect(await metrics()).toContain("quotewell_gateway_connected 1\n");
  await expect.poll(async () => (await get("/healthz")).status).toBe(200);
  const olga = discord.user("olga");
  discord.admin.grant(olga, "ManageGuild");
  const status = async () => textOf((await olga.slash("status")).response!);
  expect(await status()).toContain(`**Servers** ${SERVERS + 1}`);
  await untilUpdated(olga);

  changeArticle(folder, 0, 1);
  await olga.slash("reindex");
  questions.push(...servers.askEverywhere(1, INDEXED));
  first.child.kill("SIGKILL");
  await first.ended;
  questions.push(...servers.askEverywhere(2, INDEXED));
  const second = start();
  await second.tells(`in ${SERVERS + 1} servers`);
  questions.push(...servers.askEverywhere(3, INDEXED));
  const answers = await servers.answersTo(questions);

  expect(answers.every((answer) => textOf(answer).includes("captain Orla"))).toBe(true);
  for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
  expect(discord.gateway.identified).toHaveLength(2 * SHARDS);
  expect(discord.gateway.startLimit.breaches).toEqual([]);

  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  await expect.poll(() => discord.gateway.connected).toBe(false);
});

test("what an operator has to put right ends all shards with one sentence", async () => {
  const bot = startBotProcess(discord, temporaryFolder(), {
    LISTEN_CHANNELS: discord.channel("general").id,
  });
  expect(await bot.ended).toBe(1);
  expect(bot.said.err.match(/Message Content Intent/g)).toHaveLength(1);
  expect(bot.said.err).not.toContain("    at ");
});

test("the bot can be stopped while its shards wait for their turn", async () => {
  const slow = await discordOfTest({ shards: SHARDS, identifyEveryMs: 5000 });
  const bot = startBotProcess(slow, temporaryFolder());
  await bot.tells('"event":"connected"');
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  expect(slow.gateway.identified.length).toBeLessThan(SHARDS);
});
