/**
 * `npm run soak`: thousands of questions to the bot over the loopback Discord, with a rebuild of the
 * index every 500. Every question must get exactly one answer; memory and event-loop delay are told.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Message } from "../support/discord/index.ts";
import { startLoopbackDiscord, textOf } from "../support/discord/index.ts";
import { startBotProcess } from "./bot-process.ts";
import { changeArticle, questionAbout, writeArticles } from "./corpus.ts";

const QUESTIONS = Number(process.argv[2] ?? 5000);
const REBUILD_EVERY = 500;
const AT_ONCE = 8;
const ARTICLES = 300;
/** Questions until caches are filled and code is compiled. */
const WARM_UP = 1000;

const folder = mkdtempSync(join(tmpdir(), "quotewell-soak-"));
const discord = await startLoopbackDiscord();
const olga = discord.user("olga");
discord.admin.grant(olga, "ManageGuild");
const people = Array.from({ length: 50 }, (_, n) => discord.user(`person${n}`));
const questions: Message[] = [];
const rssMb: number[] = [];
const delayMs: number[] = [];

writeArticles(folder, ARTICLES);
const bot = await startBotProcess(folder, discord);
try {
  await discord.until("the commands", () => discord.commands.registered.size > 0, 60_000);
  await bot.tells("Answering from");
  let rebuild = Promise.resolve();
  while (questions.length < QUESTIONS) {
    const asked = Array.from({ length: AT_ONCE }, () => ask(questions.length));
    await Promise.all(asked.map((question) => answerTo(question)));
    if (questions.length % REBUILD_EVERY < AT_ONCE) {
      await rebuild;
      await measure();
      rebuild = rebuildOnce(questions.length);
    }
  }
  await rebuild;
  await measure();
} finally {
  await bot.stop();
  await discord.stop();
  rmSync(folder, { recursive: true, force: true });
}
report();

function ask(number: number): Message {
  const person = people[number % people.length]!;
  const text = questionAbout(number % ARTICLES, number);
  const question = person.says(number % 2 === 0 ? "general" : "elsewhere", text, { toBot: true });
  questions.push(question);
  return question;
}

function answerTo(question: Message): Promise<Message> {
  return discord.until(
    `an answer to ${question.content}`,
    () => discord.repliesTo(question)[0],
    60_000,
  );
}

async function rebuildOnce(number: number): Promise<void> {
  changeArticle(folder, number % ARTICLES, number);
  const { response } = await olga.slash("reindex");
  const isDone = () => textOf(response!).includes("The new index is in use.");
  await discord.until("the rebuild", isDone, 120_000);
}

async function measure(): Promise<void> {
  const { rss, eventLoopP99 } = await bot.measure();
  if (questions.length >= WARM_UP) {
    rssMb.push(rss);
    delayMs.push(eventLoopP99);
  }
  console.log(
    `${questions.length} questions  RSS ${rss.toFixed(0)} MB  event-loop delay p99 ${eventLoopP99.toFixed(1)} ms`,
  );
}

function report(): void {
  const replies = questions.map((question) => discord.repliesTo(question).length);
  const lost = replies.filter((count) => count === 0).length;
  const doubled = replies.filter((count) => count > 1).length;
  const growth = rssMb.at(-1)! / rssMb[0]! - 1;
  console.log(
    [
      `lost ${lost}, doubled ${doubled} of ${questions.length}`,
      `RSS after warm-up ${rssMb[0]!.toFixed(0)} MB, at the end ${rssMb.at(-1)!.toFixed(0)} MB (${(100 * growth).toFixed(1)} %)`,
      `worst event-loop delay p99 ${Math.max(...delayMs).toFixed(1)} ms`,
      `violations ${discord.violations.length}, unknown routes ${discord.unknownRoutes.length}`,
    ].join("\n"),
  );
  const fine = lost + doubled + discord.violations.length + discord.unknownRoutes.length === 0;
  process.exitCode = fine ? 0 : 1;
}
