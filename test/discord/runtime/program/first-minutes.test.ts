import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { claimsIn } from "../../../../src/discord/store/claims.ts";
import { openTables } from "../../../../src/discord/store/store.ts";
import { FILE } from "../../../../src/discord/store/tables/memory-file.ts";
import { holdingLock } from "../../../../src/index/generation/lock.ts";
import { openSqlite } from "../../../../src/shared/databases/sqlite.ts";
import { questionAbout, writeArticles } from "../../../soak/corpus.ts";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { textOf } from "../../../support/discord/index.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** Locks the bot's memory, as a program that looks into it may do. @returns a function that releases it */
function lockMemory(folder: string): () => void {
  const database = openSqlite(join(folder, "data", FILE));
  database.exec("BEGIN IMMEDIATE");
  return () => void database.close();
}

test("questions of the first minutes are answered once each, through a lock on the memory and a kill of the bot", async () => {
  const discord = await discordOfTest();
  const folder = temporaryFolder();
  writeArticles(folder, 12);
  const embeddings = join(folder, "embeddings");
  mkdirSync(embeddings);
  const people = Array.from({ length: 12 }, (_, n) => discord.user(`p${n}`));
  // No index is built before the bot is killed, however slow the machine.
  const [questions, commands] = await holdingLock(embeddings, async () => {
    const first = startBotProcess(discord, folder);
    await first.tells("Invite the bot");
    const unlock = lockMemory(folder);
    const questions = people.map((person, n) =>
      n % 2 === 0
        ? person.says("general", questionAbout(n, n), { toBot: true })
        : person.dm(questionAbout(n, n)),
    );
    await first.tells("memoryFailed");
    unlock();
    const memory = await openTables({ dataDir: join(folder, "data"), storeUrl: null });
    const claimed = () => claimsIn(memory, () => Date.now() + 20_000).abandoned();
    await expect.poll(claimed).toHaveLength(questions.length);
    await memory.close();
    const asked = people
      .slice(0, 4)
      .map((p, n) => p.slash("ask", { question: questionAbout(n, n) }));
    const acknowledged = () =>
      discord.requests.filter(({ route }) => route?.startsWith("/interactions/")).length;
    // Before it gets to know that the last of them is acknowledged.
    await discord.until(
      "that commands are acknowledged",
      () => acknowledged() >= 4 && first.child.kill("SIGKILL"),
    );
    await first.ended;
    return [questions, await Promise.all(asked)] as const;
  });
  startBotProcess(discord, folder);
  for (const [n, question] of questions.entries()) {
    const captain = `Orla ${n}`;
    await discord.until(`the answer to ${question.content}`, () =>
      discord.repliesTo(question).some((reply) => textOf(reply).includes(captain)),
    );
  }
  for (const [n, { response }] of commands.entries())
    await discord.until(`the answer to command ${n}`, () =>
      textOf(response!).includes(`Orla ${n}`),
    );
  for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
});

test("a question waits, too, while another process has the index that is still to be built", async () => {
  const discord = await discordOfTest();
  const folder = temporaryFolder();
  writeArticles(folder, 10);
  const embeddings = join(folder, "embeddings");
  mkdirSync(embeddings);
  const ann = discord.user("ann");
  // As the update of a bot that was killed a moment ago does until it notices.
  const question = await holdingLock(embeddings, async () => {
    const bot = startBotProcess(discord, folder);
    await bot.tells("is being updated by");
    await bot.tells("Invite the bot");
    const asked = ann.says("general", questionAbout(3, 3), { toBot: true });
    const isTyping = () => discord.requests.some(({ path }) => path.endsWith("/typing"));
    await discord.until("that it is taken", isTyping);
    return asked;
  });
  const answers = () => discord.repliesTo(question).map(textOf);
  await discord.until("an answer", () => answers().length > 0);
  await expect.poll(answers).toEqual([expect.stringContaining("Orla 3")]);
});
