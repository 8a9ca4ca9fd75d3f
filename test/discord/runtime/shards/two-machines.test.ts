import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changeArticle, writeArticles } from "../../../soak/corpus.ts";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { type LoopbackDiscord, textOf } from "../../../support/discord/index.ts";
import { MAIN } from "../../../support/places.ts";
import { PASSWORD, startPostgres, type TestServer } from "../../../support/postgres/pglite.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { type ManyServers, startManyServers } from "./many-servers.ts";

const ARTICLES = 8;

let server: TestServer;
let discord: LoopbackDiscord;
let servers: ManyServers;

beforeEach(async () => {
  server = await startPostgres();
  servers = await startManyServers();
  ({ discord } = servers);
});
afterEach(() => server.stop());

test("two machines, four shards, one database: a rebuild, a lost connection, a kill; nothing is doubled or lost", async () => {
  const STORE_URL = server.storeUrl;
  const indexer = temporaryFolder();
  writeArticles(indexer, ARTICLES);
  // The other machine has no articles, and must not publish those that come with the program.
  const reader = temporaryFolder();
  const env = { PATH: process.env.PATH, STORE_URL };
  const index = () => promisify(execFile)(process.execPath, [MAIN, "index"], { cwd: indexer, env });
  await index();
  const one = startBotProcess(discord, indexer, { STORE_URL, SHARDS: "0-1/4" });
  let two = startBotProcess(discord, reader, { STORE_URL, SHARDS: "2-3/4" });
  await one.tells("Connected to Discord");
  await two.tells("Connected to Discord");
  const questions = servers.askEverywhere(0, ARTICLES);
  await servers.answersTo(questions);

  changeArticle(indexer, 0, 1);
  questions.push(...servers.askEverywhere(1, ARTICLES));
  // The bot brings its index up to date as well; who comes second has to wait.
  const done = () =>
    index().then(
      () => true,
      () => false,
    );
  await expect.poll(done).toBe(true);
  const opened = () => two.said.err.match(/Answering from 8 articles/g);
  await expect.poll(opened).toHaveLength(2);
  questions.push(...servers.askEverywhere(2, ARTICLES));
  await servers.answersTo(questions);

  await server.restart();
  questions.push(...servers.askEverywhere(3, ARTICLES));
  await servers.answersTo(questions);

  two.child.kill("SIGKILL");
  await two.ended;
  questions.push(...servers.askEverywhere(4, ARTICLES));
  two = startBotProcess(discord, reader, { STORE_URL, SHARDS: "2-3/4" });
  const answers = await servers.answersTo(questions);

  expect(answers.every((answer) => textOf(answer).includes("captain Orla"))).toBe(true);
  for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
  for (const { said } of [one, two]) expect(said.out + said.err).not.toContain(PASSWORD);
});
