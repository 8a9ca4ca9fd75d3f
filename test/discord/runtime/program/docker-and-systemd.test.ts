import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { openSharedSqlite } from "../../../../src/shared/databases/sqlite.ts";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { textOf } from "../../../support/discord/index.ts";
import { freePort } from "../../../support/free-port.ts";
import { startHub } from "../../../support/models/hub-server.ts";
import { BUNDLED } from "../../../support/models/model-folders.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { indexedFerry, QUESTION } from "./ferry.ts";

let folder: string;

beforeEach(() => {
  folder = indexedFerry();
});

test("the bot indexes and answers without write access to articles/, and leaves them as they were", async () => {
  const discord = await discordOfTest();
  const articles = join(folder, "articles");
  rmSync(join(folder, "embeddings"), { recursive: true });
  lock(articles, 0o555);
  const before = listing(articles);
  const port = await freePort();
  const { child, ended, tells } = startBotProcess(discord, folder, { METRICS_PORT: String(port) });
  await tells("Answering from 1 article,");
  await tells("Invite the bot");
  const reply = await discord.replyTo(discord.user("ann").dm(QUESTION));
  expect(textOf(reply)).toContain("the captain had a fever");
  const health = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
  await expect.poll(health).toBe(200);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(listing(articles)).toEqual(before);
  lock(articles, 0o755);
});

test("a copy of data/ made while the bot runs, put back, knows the buttons of old answers", async () => {
  const discord = await discordOfTest();
  const backup = join(temporaryFolder(), "bot.db");
  const first = startBotProcess(discord, folder);
  await first.tells("Answering from");
  await first.tells("Invite the bot");
  const ann = discord.user("ann");
  const answer = await discord.settled(await ann.slash("ask", { question: QUESTION }));
  const database = openSharedSqlite(join(folder, "data/bot.db"));
  database.exec(`VACUUM INTO '${backup}'`);
  database.close();
  first.child.kill("SIGKILL");
  await first.ended;

  rmSync(join(folder, "data"), { recursive: true });
  mkdirSync(join(folder, "data"));
  copyFileSync(backup, join(folder, "data/bot.db"));
  const second = startBotProcess(discord, folder);
  await second.tells("Answering from");
  await second.tells("Invite the bot");
  const context = await ann.presses(answer, "Context");
  expect(textOf(context.response!)).toContain("The harbour had a quiet week.");
});

test("the bot can be stopped while it fetches a model", async () => {
  const discord = await discordOfTest();
  const hub = await startHub(join(BUNDLED, "quotewell-mini"));
  hub.fault = ({ file }) => (file.endsWith(".onnx") ? { kind: "stall" } : undefined);
  const { child, ended } = startBotProcess(discord, folder, {
    EMBEDDING_MODEL: "somebody/some-model",
    MODEL_HUB_URL: hub.url,
  });
  const asked = () => hub.downloads.map(({ file }) => file).join();
  await expect.poll(asked).toContain(".onnx");
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  await hub.close();
});

/** Gives the folder and everything in it these rights; files lose those to be entered. */
function lock(articles: string, mode: number): void {
  for (const name of readdirSync(articles, { recursive: true, encoding: "utf8" })) {
    const path = join(articles, name);
    chmodSync(path, statSync(path).isFile() ? mode & 0o666 : mode);
  }
  chmodSync(articles, mode);
}

/** Name, size, time of the last change and rights of everything in a folder. */
function listing(articles: string): unknown[] {
  return ["", ...readdirSync(articles, { recursive: true, encoding: "utf8" })].map((name) => {
    const { size, mtimeMs, mode } = statSync(join(articles, name));
    return [name, size, mtimeMs, mode];
  });
}
