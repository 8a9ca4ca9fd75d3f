/**
 * `npm run soak`: thousands of questions to the bot over the loopback Discord, with rebuilds of the
 * index among them. Every question must get exactly one answer; memory, event-loop delay and
 * heartbeats are reported.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Message } from "../support/discord/index.ts";
import { type Place, startLoopbackDiscord, textOf } from "../support/discord/index.ts";
import { type Figures, startBotProcess } from "./bot-process.ts";
import { changeArticle, questionAbout, writeArticles } from "./corpus.ts";
import { inject } from "./faults.ts";
import { memoryPlot } from "./memory-plot.ts";
import { readOptions } from "./read-options.ts";

const options = readOptions();
const AT_ONCE = 8;
const ARTICLES = 300;
/** Questions until caches are filled and code is compiled; in a short run, half of them. */
const WARM_UP = Math.min(1000, options.questions / 2);
/** A fifth of Discord's, so that there are more of them to be late. */
const HEARTBEAT_MS = 8000;

const folder = mkdtempSync(join(tmpdir(), "quotewell-soak-"));
const discord = await startLoopbackDiscord({
  heartbeatMs: HEARTBEAT_MS,
  acknowledgeMs: 3000,
  shards: options.shards,
  maxConcurrency: 16,
});
const olga = discord.user("olga");
discord.admin.grant(olga, "ManageGuild");
const people = Array.from({ length: 50 }, (_, n) => discord.user(`person${n}`));
const places: Place[] =
  options.shards === 1 ? ["general", "elsewhere"] : channelsOfServers(4 * options.shards);
const questions: Message[] = [];
const measured: (Figures & { readonly questions: number })[] = [];
let rebuilds = 0;

writeArticles(folder, ARTICLES);
const bot = await startBotProcess(folder, discord);
try {
  await discord.until("the commands", () => discord.commands.registered.size > 0, 60_000);
  await bot.tells("Answering from");
  let rebuild = Promise.resolve();
  while (questions.length < options.questions) {
    if (options.faults) inject(discord, questions.length);
    const asked = Array.from({ length: AT_ONCE }, () => ask(questions.length));
    await Promise.all(asked.map((question) => answerTo(question)));
    if (questions.length % options.rebuildEvery < AT_ONCE) {
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
  const question = person.says(places[number % places.length]!, text, { toBot: true });
  questions.push(question);
  return question;
}

/** A channel in each of so many servers, where everybody is. */
function channelsOfServers(count: number): Place[] {
  return Array.from({ length: count }, (_, n) => {
    const guild = discord.admin.addGuild(`server ${n}`);
    for (const person of people) discord.admin.invite(person, guild);
    return discord.admin.addChannel("talk", { guild });
  });
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
  rebuilds += 1;
}

async function measure(): Promise<void> {
  const figures = await bot.measure();
  measured.push({ questions: questions.length, ...figures });
  console.log(
    `${questions.length} questions  RSS ${mb(figures.rss)}, with its librarian ${mb(figures.family)}  ` +
      `event-loop delay p99 ${figures.eventLoopP99.toFixed(1)} ms`,
  );
}

function report(): void {
  const replies = questions.map((question) => discord.repliesTo(question).length);
  const lost = replies.filter((count) => count === 0).length;
  const doubled = replies.filter((count) => count > 1).length;
  const warm = measured.filter((figures) => figures.questions >= WARM_UP);
  const { heartbeats, missedHeartbeats, resumed } = discord.gateway;
  const { violations, unknownRoutes, unacknowledged } = discord;
  console.log(
    [
      `lost ${lost}, doubled ${doubled} of ${questions.length}; rebuilds ${rebuilds}`,
      growth("RSS of the bot", warm, ({ rss }) => rss),
      growth("with its librarian", warm, ({ family }) => family),
      `worst event-loop delay p99 ${Math.max(...warm.map((figures) => figures.eventLoopP99)).toFixed(1)} ms`,
      `heartbeats ${heartbeats.length}, the latest ${Math.max(...heartbeats).toFixed(0)} ms late, missed ${missedHeartbeats}; unacknowledged ${unacknowledged.length}; resumed ${resumed}`,
      `violations ${violations.length}, unknown routes ${unknownRoutes.length}`,
    ].join("\n"),
  );
  if (options.plot !== undefined) writeFileSync(options.plot, memoryPlot(measured, rebuilds));
  const wrong = [lost, doubled, missedHeartbeats, unacknowledged.length, violations.length];
  process.exitCode = [...wrong, unknownRoutes.length].every((count) => count === 0) ? 0 : 1;
}

function growth(what: string, warm: readonly Figures[], of: (figures: Figures) => number): string {
  const [first, last] = [of(warm[0]!), of(warm.at(-1)!)];
  const percent = (100 * (last / first - 1)).toFixed(1);
  return `${what}: ${mb(first)} after warm-up, ${mb(last)} at the end (${percent} %)`;
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
