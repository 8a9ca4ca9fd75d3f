import { availableParallelism } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changeArticle, writeArticles } from "../../soak/corpus.ts";
import { type LoopbackDiscord, textOf } from "../../support/discord/index.ts";
import { freePort } from "../../support/free-port.ts";
import { indexIn } from "../../support/index-in.ts";
import { startBotProcess } from "../../support/started-bot.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { type ManyServers, PATIENCE_MS, SERVERS, startManyServers } from "./many-servers.ts";

const ARTICLES = 12;

let discord: LoopbackDiscord;
let servers: ManyServers;

beforeEach(async () => {
  servers = await startManyServers();
  ({ discord } = servers);
});
afterEach(async () => {
  await discord.stop();
  expect(discord.violations).toEqual([]);
  expect(discord.unknownRoutes).toEqual([]);
});

type Line = { event: string; pid: number; shards: number[] };

test.skipIf(availableParallelism() === 1)(
  "four shards in several processes: one is killed while the index is rebuilt, and nothing is doubled or lost",
  { timeout: 2 * PATIENCE_MS },
  async () => {
    const folder = temporaryFolder();
    writeArticles(folder, ARTICLES);
    indexIn(folder);
    const port = String(await freePort());
    const bot = startBotProcess(discord, folder, { SHARDS: "4", METRICS_PORT: port });
    const lines = (event: string): Line[] =>
      bot.said.out
        .split("\n")
        .filter((line) => line.includes(`"${event}"`))
        .map((line) => JSON.parse(line));
    const get = async (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    const metrics = async () => (await get("/metrics")).text();
    await bot.tells(`in ${SERVERS + 1} servers`);
    const processes = lines("processStarted");
    expect(processes.flatMap(({ shards }) => shards).sort()).toEqual([0, 1, 2, 3]);

    const questions = servers.askEverywhere(0, ARTICLES);
    await servers.answersTo(questions);
    await expect
      .poll(metrics, { timeout: 20_000 })
      .toContain(`quotewell_answers_total{kind="ask",verdict="answered"} ${SERVERS}\n`);
    expect(await metrics()).toContain("quotewell_gateway_connected 1\n");
    const olga = discord.user("olga");
    discord.admin.grant(olga, "ManageGuild");
    const status = async () => textOf((await olga.slash("status")).response!);
    expect(await status()).toContain(`**Servers** ${SERVERS + 1}`);
    await expect.poll(status, { timeout: PATIENCE_MS }).not.toContain("is being rebuilt");

    changeArticle(folder, 0, 1);
    const shardOfOlga = Number((BigInt(discord.guild.id) >> 22n) % 4n);
    const victim = processes.find(({ shards }) => !shards.includes(shardOfOlga))!;
    const { response } = await olga.slash("reindex");
    questions.push(...servers.askEverywhere(1, ARTICLES));
    process.kill(victim.pid, "SIGKILL");
    questions.push(...servers.askEverywhere(2, ARTICLES));
    await bot.tells('"processEnded"');
    expect((await get("/healthz")).status).toBe(503);
    questions.push(...servers.askEverywhere(3, ARTICLES));
    const answers = await servers.answersTo(questions);
    await discord.until("the rebuild", () => textOf(response!).includes("in use"), PATIENCE_MS);

    expect(answers.every((answer) => textOf(answer).includes("captain Orla"))).toBe(true);
    for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
    expect(lines("processStarted").map(({ shards }) => shards)).toEqual([
      ...processes.map(({ shards }) => shards),
      victim.shards,
    ]);
    const identified = 4 + victim.shards.length;
    expect(discord.gateway.identified).toHaveLength(identified);
    expect(discord.gateway.startLimit.breaches).toEqual([]);
    await expect.poll(async () => (await get("/healthz")).status, { timeout: 20_000 }).toBe(200);

    bot.child.kill("SIGTERM");
    expect(await bot.ended).toBe(0);
    expect(lines("stopped")).toHaveLength(processes.length);
    expect(discord.gateway.connected).toBe(false);
  },
);

test("what an operator has to put right ends all processes with one sentence", async () => {
  const folder = temporaryFolder();
  const bot = startBotProcess(discord, folder, {
    SHARDS: "4",
    LISTEN_CHANNELS: discord.channel("general").id,
  });
  expect(await bot.ended).toBe(1);
  expect(bot.said.err.match(/Message Content Intent/g)).toHaveLength(1);
  expect(bot.said.err).not.toContain("    at ");
});

test("SHARDS that can't be are refused with what is allowed", async () => {
  const bot = startBotProcess(discord, temporaryFolder(), { SHARDS: "4/4" });
  expect(await bot.ended).toBe(1);
  expect(bot.said.err).toContain('SHARDS is "4/4"; allowed is auto,');
});
