import { describe, expect, test } from "vitest";
import type { FirstIndex } from "../../../src/discord/bot-parts.ts";
import { ANSWER, botAtWork, byBot, type Options, QUESTION } from "../../support/bot/bot-at-work.ts";
import { type LoopbackDiscord, textOf } from "../../support/discord/index.ts";
import { gate } from "../../support/gate.ts";

const WAITS = "I'm reading the articles for the first time.";
const SOON = { progressAfterMs: 500 };

/** More than are answered at once and wait to be. */
const MANY = 120;

/** How often typing was shown. */
const typings = ({ requests }: LoopbackDiscord) =>
  requests.filter(({ path }) => path.endsWith("/typing"));

/** A bot whose first index is under way until it is told that there is one, or that there will be none. */
async function botWithoutIndex(options: Pick<Options, "discord" | "pace"> = {}) {
  const { opened, open } = gate();
  let first: FirstIndex | null = {
    progress: { phase: "embedding", done: 30, total: 120 },
    done: opened,
  };
  const atWork = await botAtWork({
    withoutIndex: true,
    firstIndex: () => first,
    ...options,
  });
  return {
    ...atWork,
    atWork,
    async built() {
      await atWork.build();
      open();
    },
    failed() {
      first = null;
      open();
    },
  };
}

test("a question asked while the first index is built is answered once it is there", async () => {
  const { discord, built } = await botWithoutIndex();
  const ann = discord.user("ann");
  const mention = ann.says("general", QUESTION, { toBot: true });
  const slash = await ann.slash("ask", { question: QUESTION });
  await discord.until("typing", () => typings(discord).length > 0);
  expect(byBot(discord).map(textOf).join("")).toBe("");
  await built();
  expect(textOf(await discord.replyTo(mention))).toContain(ANSWER);
  expect(textOf(await discord.settled(slash))).toContain(ANSWER);
  expect(discord.repliesTo(mention)).toHaveLength(1);
});

test("an answer comes as another message where the waiting one can't be changed: its thread was archived", async () => {
  const { discord, built } = await botWithoutIndex({ pace: SOON });
  const ann = discord.user("ann");
  const thread = ann.startsThread(ann.says("general", "Ferries!"), "Ferries");
  const question = ann.says(thread, QUESTION, { toBot: true });
  expect(textOf(await discord.replyTo(question))).toContain(WAITS);
  discord.admin.setThread(thread, { archived: true });
  await built();
  await discord.until("the answer", () =>
    discord.repliesTo(question).some((reply) => textOf(reply).includes(ANSWER)),
  );
});

test("who waits for long is told how far it is, in the message that then answers", async () => {
  const { discord, built } = await botWithoutIndex({ pace: SOON });
  const ann = discord.user("ann");
  const mention = ann.says("general", QUESTION, { toBot: true });
  const slash = await ann.slash("ask", { question: QUESTION });
  const waiting = await discord.replyTo(mention);
  expect(textOf(waiting)).toContain(WAITS);
  expect(textOf(waiting)).toContain("30 / 120");
  await discord.until("the command's message", () => textOf(slash.response!).includes(WAITS));
  await built();
  for (const message of [waiting, slash.response!])
    await discord.until("the answer", () => textOf(message).includes(ANSWER));
  expect(discord.repliesTo(mention)).toHaveLength(1);
  const context = await ann.presses(waiting, "Context");
  expect(textOf(context.response!)).toContain("Passengers took the bus.");
});

test("a restart while questions wait loses none, and each has one message", async () => {
  const { discord, atWork, built, logged } = await botWithoutIndex({ pace: SOON });
  const ann = discord.user("ann");
  const early = ann.says("general", QUESTION, { toBot: true });
  const waiting = await discord.replyTo(early);
  const late = ann.dm(QUESTION);
  await discord.until("typing", () =>
    typings(discord).some(({ path }) => path.includes(late.channel.id)),
  );
  await atWork.restart();
  expect(textOf(waiting)).toContain(WAITS);
  await built();
  await discord.until("the answer", () => textOf(waiting).includes(ANSWER));
  const answer = await discord.replyTo(late);
  await discord.until("the answer", () => textOf(answer).includes(ANSWER));
  expect(discord.repliesTo(early)).toHaveLength(1);
  expect(discord.repliesTo(late)).toHaveLength(1);
  expect(logged("failed")).toEqual([]);
});

describe("a command", () => {
  test("is answered where it was promised, also by the bot that is started next", async () => {
    const { discord, atWork, built, logged } = await botWithoutIndex();
    const ann = discord.user("ann");
    const asked = await ann.slash("ask", { question: QUESTION });
    const privately = await ann.slash("ask", { question: QUESTION, private: true });
    const found = await ann.slash("search", { query: QUESTION });
    await atWork.restart();
    await built();
    for (const { response } of [asked, privately, found])
      await discord.until("the answer", () => textOf(response!).includes(ANSWER));
    const shared = await ann.presses(privately.response!, "Share");
    expect(textOf(shared.response!)).toContain(ANSWER);
    expect(byBot(discord)).toHaveLength(4);
    expect(logged("failed")).toEqual([]);
    expect(logged("takingOverFailed")).toEqual([]);
  });

  test("whose token has expired is answered in its message, one that only its asker sees in a direct message", async () => {
    const { discord, atWork, built } = await botWithoutIndex({ discord: { tokenMs: 1500 } });
    const ann = discord.user("ann");
    const asked = await ann.slash("ask", { question: QUESTION });
    const privately = await ann.slash("ask", { question: QUESTION, private: true });
    await atWork.restart();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await built();
    await discord.until("the answer", () => textOf(asked.response!).includes(ANSWER));
    const sent = () => byBot(discord, ann.dms)[0];
    const direct = await discord.until("the direct message", sent);
    expect(textOf(direct)).toContain(ANSWER);
    expect(textOf(privately.response!)).not.toContain(ANSWER);
    const context = async () => textOf((await ann.presses(direct, "Context")).response!);
    await expect.poll(context).toContain("Passengers took the bus.");
  });

  test("may name a collection, which is looked for once there are collections", async () => {
    const { discord, built } = await botWithoutIndex();
    const ann = discord.user("ann");
    const known = await ann.slash("ask", { question: QUESTION, collection: "harbour" });
    const unknown = await ann.slash("ask", { question: QUESTION, collection: "moon" });
    await built();
    expect(textOf(await discord.settled(known))).toContain(ANSWER);
    expect(textOf(await discord.settled(unknown))).toContain("There is no such collection");
  });
});

test("when there will be no index, the question is told so", async () => {
  const { discord, failed } = await botWithoutIndex();
  const mention = discord.user("ann").says("general", QUESTION, { toBot: true });
  await discord.until("typing", () => typings(discord).length > 0);
  failed();
  expect(textOf(await discord.replyTo(mention))).toContain("I have no index to answer from yet.");
});

test(`${MANY} questions that wait are all answered`, async () => {
  const { discord, built } = await botWithoutIndex();
  const questions = Array.from({ length: MANY }, (_, n) =>
    discord.user(`p${n}`).says("general", `${QUESTION} ${n}`, { toBot: true }),
  );
  await discord.until("typing", () => typings(discord).length >= MANY);
  await built();
  for (const question of questions)
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
});
