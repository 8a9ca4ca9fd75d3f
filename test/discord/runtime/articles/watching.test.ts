import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changeArticle, questionAbout, writeArticles } from "../../../soak/corpus.ts";
import { type StartedBot, startBotProcess } from "../../../support/bot/started-bot.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { textOf } from "../../../support/discord/index.ts";
import { indexedCorpus } from "../../../support/index/indexed-folder.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** Lines of the log about changes of the articles. */
function changesTold({ said }: StartedBot) {
  const lines = said.out.split("\n").filter((line) => line.includes('"articlesChanged"'));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("a file dropped into the folder of a running bot is answerable, and told in the log", async () => {
  const discord = await discordOfTest();
  const folder = indexedCorpus();
  const bot = startBotProcess(discord, folder);
  await bot.tells("Invite the bot");
  const ann = discord.user("ann");
  changeArticle(folder, 77, 0);
  await expect.poll(() => changesTold(bot)).toHaveLength(1);
  expect(changesTold(bot)[0]).toMatchObject({
    added: 1,
    changed: 0,
    removed: 0,
    names: ["77.txt"],
  });
  const asked = ann.says("general", questionAbout(77, 0), { toBot: true });
  await discord.until("the answer", () => discord.repliesTo(asked).length === 1);
  expect(textOf(discord.repliesTo(asked)[0]!)).toContain("Orla 77");
});

test("a file that can't be read leads to one update, and one that goes is noticed beside it", async () => {
  const discord = await discordOfTest();
  const folder = temporaryFolder();
  writeArticles(folder, 5);
  writeFileSync(join(folder, "articles/broken.pdf"), "%PDF-1.4\n");
  const bot = startBotProcess(discord, folder);
  await bot.tells("Answering from 5 articles");
  await bot.tells("Invite the bot");
  appendFileSync(join(folder, "articles/broken.pdf"), "still broken");
  rmSync(join(folder, "articles/3.txt"));
  await expect.poll(() => changesTold(bot)).toHaveLength(2);
  expect(changesTold(bot)[1]).toMatchObject({ removed: 1, names: ["3.txt"] });
  await expect.poll(() => bot.said.err.split("Answering from")).toHaveLength(3);
});

test("an attachment that is added with /add is answerable, after one update", async () => {
  const discord = await discordOfTest();
  const folder = indexedCorpus();
  const bot = startBotProcess(discord, folder, { ADD_IN_SERVERS: discord.guild.id });
  await bot.tells("Invite the bot");
  const ann = discord.user("ann");
  discord.admin.grant(ann, "ManageGuild");
  const written = temporaryFolder();
  writeArticles(written, 0);
  changeArticle(written, 77, 0);
  const text = readFileSync(join(written, "articles/77.txt"));
  const added = await ann.slash("add", { file: discord.uploads.add("77.txt", text) });
  await discord.until(
    "the card",
    () => added.response && textOf(added.response).includes("Added."),
  );
  const asked = ann.says("general", questionAbout(77, 0), { toBot: true });
  expect(textOf(await discord.replyTo(asked))).toContain("Orla 77");
  await expect.poll(() => changesTold(bot)).toHaveLength(1);
  await expect.poll(() => bot.said.err.split("Answering from")).toHaveLength(3);
});
