import { expect, onTestFinished, test } from "vitest";
import { checkReranker } from "../../src/doctor/model.ts";
import { loadConfig } from "../../src/settings/config.ts";
import { startBotProcess } from "../support/bot/started-bot.ts";
import { discordOfTest } from "../support/discord/discord-of-test.ts";
import { textOf } from "../support/discord/index.ts";
import { startHub } from "../support/models/hub-server.ts";
import { folderWithReranker, RERANKER, rerankerFiles } from "../support/models/reranker-model.ts";
import { folderWith, quotewell } from "../support/processes/command-line.ts";
import { indexIn } from "../support/processes/index-in.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ARTICLES = {
  "sold.txt":
    "Bakery in Larkholm sold\n\nThe bakery was sold to two of its apprentices on Friday. They paid 40,000 crowns for the bakery.\n",
  "letter.txt":
    "Letters to the editor\n\nIs it so that the bakery was sold? A reader of ours wants to know, and so do we.\n",
};
const QUESTION = "Is it so that the bakery was sold?";
const NEWS = "apprentices";
const LETTER = "A reader of ours";

test("ask shows first what the reranker prefers, and says so", () => {
  const folder = folderWith(ARTICLES);
  const firstQuote = (env: NodeJS.ProcessEnv) =>
    quotewell(folder, ["ask", "--explain", "--top", "1", QUESTION], { env }).stdout;
  expect(firstQuote({})).toContain(NEWS);
  const reranked = firstQuote({ RERANKER_MODEL: RERANKER, MODELS_DIR: folderWithReranker() });
  expect(reranked).toContain(LETTER);
  expect(reranked.replace(/\s+/g, " ")).toContain("the reranker gives it 98%");
});

test("the bot fetches it at the start and answers with it", async () => {
  const hub = await startHub(rerankerFiles());
  onTestFinished(() => hub.close());
  const discord = await discordOfTest();
  const folder = folderWith(ARTICLES);
  indexIn(folder);
  const bot = startBotProcess(discord, folder, {
    RERANKER_MODEL: RERANKER,
    MODEL_HUB_URL: hub.url,
    MODELS_DIR: temporaryFolder(),
  });
  await bot.tells("Connected to Discord");
  const answer = await discord.replyTo(
    discord.user("ann").says("general", QUESTION, { toBot: true }),
  );
  const shown = textOf(answer);
  expect(shown.indexOf(LETTER)).toBeGreaterThan(-1);
  expect(shown.indexOf(LETTER)).toBeLessThan(shown.indexOf(NEWS));
  expect(hub.downloads).toHaveLength(4);
});

test("the doctor tries it, and says when it is not there yet", async () => {
  const check = (settings: { [name: string]: string }) =>
    checkReranker(loadConfig(settings, temporaryFolder()));
  expect(await check({})).toEqual([]);
  expect(await check({ RERANKER_MODEL: RERANKER })).toMatchObject([
    { level: "warning", text: expect.stringContaining("not in"), todo: expect.any(String) },
  ]);
  const there = { RERANKER_MODEL: RERANKER, MODELS_DIR: folderWithReranker() };
  expect(await check(there)).toMatchObject([{ level: "good" }]);
});
