import { afterEach, beforeEach, expect, test } from "vitest";
import { questionAbout, writeArticles } from "../../soak/corpus.ts";
import { type LoopbackDiscord, startLoopbackDiscord, textOf } from "../../support/discord/index.ts";
import { startBotProcess } from "../../support/started-bot.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const PATIENCE_MS = 240_000;
let discord: LoopbackDiscord;

beforeEach(async () => {
  discord = await startLoopbackDiscord();
});
afterEach(() => discord.stop());

test("questions of the first minutes are answered once each, through a kill of the bot", {
  timeout: PATIENCE_MS,
}, async () => {
  const folder = temporaryFolder();
  writeArticles(folder, 400);
  const first = startBotProcess(discord, folder);
  await first.tells("Invite the bot");
  const people = Array.from({ length: 12 }, (_, n) => discord.user(`p${n}`));
  const typed = () => discord.requests.filter(({ path }) => path.endsWith("/typing")).length;
  const questions = people.map((person, n) =>
    n % 2 === 0
      ? person.says("general", questionAbout(n, n), { toBot: true })
      : person.dm(questionAbout(n, n)),
  );
  const commands = await Promise.all(
    people.slice(0, 4).map((p, n) => p.slash("ask", { question: questionAbout(n, n) })),
  );
  await discord.until("typing", () => typed() >= 12, 10_000);
  expect(first.said.err).not.toContain("Answering from");
  first.child.kill("SIGKILL");
  await first.ended;
  startBotProcess(discord, folder);
  for (const [n, question] of questions.entries()) {
    const captain = `Orla ${n}`;
    await discord.until(
      `the answer to ${question.content}`,
      () => discord.repliesTo(question).some((reply) => textOf(reply).includes(captain)),
      PATIENCE_MS,
    );
  }
  for (const [n, { response }] of commands.entries())
    await discord.until(`the answer to command ${n}`, () =>
      textOf(response!).includes(`Orla ${n}`),
    );
  for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
});
