import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { questionAbout, writeArticles } from "../../../soak/corpus.ts";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { textOf } from "../../../support/discord/index.ts";
import { freePort } from "../../../support/free-port.ts";
import { MAIN } from "../../../support/places.ts";
import { startPostgres } from "../../../support/postgres/pglite.ts";
import { silentProxy } from "../../../support/postgres/silent-proxy.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const ARTICLES = 8;

/** Longer than a statement and the time to connect may take. */
const SILENT_MS = 12_000;

test("a bot whose connections to the database go silent answers again by itself, with the time limits that it has", async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const discord = await discordOfTest();
  const { storeUrl: STORE_URL, silence, silenceNew } = await silentProxy(server.storeUrl);
  const folder = temporaryFolder();
  writeArticles(folder, ARTICLES);
  const env = { PATH: process.env.PATH, STORE_URL };
  await promisify(execFile)(process.execPath, [MAIN, "index"], { cwd: folder, env });
  const port = await freePort();
  const METRICS_PORT = String(port);
  const bot = startBotProcess(discord, temporaryFolder(), { STORE_URL, METRICS_PORT });
  await bot.tells("Answering from");
  await bot.tells("Connected to Discord");
  const ann = discord.user("ann");
  let asked = 0;
  const isAnswered = async () => {
    const n = asked++;
    const question = ann.says("general", questionAbout(n % ARTICLES, n), { toBot: true });
    return textOf(await discord.replyTo(question)).includes(`Orla ${n % ARTICLES}`);
  };
  const health = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
  const answersAgain = async () => {
    await expect.poll(isAnswered).toBe(true);
    await expect.poll(health).toBe(200);
  };
  await answersAgain();

  silence();
  silenceNew(true);
  const waiting = Promise.all([isAnswered(), isAnswered(), isAnswered()]);
  expect(await health()).toBe(503);
  await new Promise((resolve) => setTimeout(resolve, SILENT_MS));
  silenceNew(false);
  await waiting;
  await answersAgain();
  expect(bot.child.exitCode).toBeNull();
});
