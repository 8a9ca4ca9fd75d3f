import { expect, test } from "vitest";
import { ANSWER, botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";

test("without an index every way says so, and nothing fails", async () => {
  const atWork = await botAtWork({ withoutIndex: true });
  const { discord } = atWork;
  const ann = discord.user("ann");
  const notReady = "I have no index to answer from yet.";
  expect(textOf(await discord.replyTo(ann.dm(QUESTION)))).toContain(notReady);
  for (const [name, values] of [
    ["ask", { question: QUESTION }],
    ["search", { query: "lamp" }],
    ["article", { title: "lamp" }],
    ["articles", {}],
    ["status", {}],
  ] as const)
    expect(textOf(await discord.settled(await ann.slash(name, values)))).toContain(notReady);
  expect(await ann.autocompletes("article", "title", "")).toEqual([]);
  await atWork.build();
  expect(textOf(await discord.replyTo(ann.dm(QUESTION)))).toContain(ANSWER);
  expect(atWork.logged("failed")).toEqual([]);
});

test("commands say that the articles are being read for the first time", async () => {
  const first = { progress: null, done: new Promise(() => {}) };
  const { discord } = await botAtWork({ withoutIndex: true, firstIndex: () => first });
  const { response } = await discord.user("ann").slash("status");
  expect(textOf(response!)).toContain("reading the articles for the first time");
});

test("a command that comes too late for Discord is logged, and the bot keeps working", async () => {
  const { discord, logged } = await botAtWork({ discord: { acknowledgeMs: 0 } });
  const ann = discord.user("ann");
  await expect(ann.slash("ask", { question: QUESTION })).rejects.toThrow("acknowledge");
  await expect.poll(() => logged("expired")).toHaveLength(1);
  expect(textOf(await discord.replyTo(ann.dm(QUESTION)))).toContain(ANSWER);
});
