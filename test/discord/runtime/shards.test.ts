import { describe, expect, test } from "vitest";
import { claimsIn } from "../../../src/discord/store/claims.ts";
import { openTables } from "../../../src/discord/store/store.ts";
import { shardsOf } from "../../../src/settings/shards.ts";
import type { Message } from "../../support/discord/index.ts";
import { textOf } from "../../support/discord/index.ts";
import { ANSWER, type AtWork, botAtWork, QUESTION } from "../bot-at-work.ts";

const byBot = ({ discord }: AtWork, place: Parameters<typeof discord.messages>[0] = "general") =>
  discord.messages(place).filter(({ author }) => author === discord.bot);

describe("two processes that are told of the same things", () => {
  test("answer every question once", async () => {
    const atWork = await botAtWork();
    const { discord, logged } = atWork;
    await atWork.another();
    const ann = discord.user("ann");
    const questions = Array.from({ length: 30 }, (_, n) =>
      ann.says("general", `${QUESTION} ${n}`, { toBot: true }),
    );
    const answers = await Promise.all(questions.map((question) => discord.replyTo(question)));
    expect(answers.every((answer) => textOf(answer).includes(ANSWER))).toBe(true);
    await discord.settled(await ann.slash("ask", { question: QUESTION }));
    expect(byBot(atWork)).toHaveLength(31);
    expect(logged("answer")).toHaveLength(31);
    const context = await ann.presses(answers[0]!, "Context");
    expect(textOf(context.response!)).toContain("Passengers took the bus.");
    ann.editsMessage(questions[0]!, `<@${discord.bot.id}> Who bought a new lamp?`);
    await discord.until("the new answer", () => textOf(answers[0]!).includes("Agnes Holm"));
    expect(logged("failed")).toEqual([]);
  });

  test("say once that nothing was asked", async () => {
    const atWork = await botAtWork();
    const { discord } = atWork;
    await atWork.another();
    const [first, second] = ["", "Why?"].map((text) =>
      discord.user("ann").says("general", text, { toBot: true }),
    ) as [Message, Message];
    await discord.replyTo(first);
    await discord.replyTo(second);
    expect(byBot(atWork)).toHaveLength(2);
  });
});

describe("a question that nobody answered", () => {
  test("because no process was there to hear it is answered by the next one", async () => {
    const atWork = await botAtWork();
    const { discord, bot } = atWork;
    const ann = discord.user("ann");
    const heard = ann.says("general", QUESTION, { toBot: true });
    await discord.replyTo(heard);
    await bot.stop();
    ann.says("general", "Nobody is asked here.");
    const missed = ann.says("general", `${QUESTION} Again!`, { toBot: true });
    await atWork.restart();
    expect(textOf(await discord.replyTo(missed))).toContain(ANSWER);
    expect(byBot(atWork)).toHaveLength(2);
  });

  test("in direct messages is answered, too, once the bot is back", async () => {
    const atWork = await botAtWork();
    const { discord, bot } = atWork;
    const ann = discord.user("ann");
    await discord.replyTo(ann.dm(QUESTION));
    await bot.stop();
    const missed = ann.dm(`${QUESTION} Again!`);
    await atWork.restart();
    expect(textOf(await discord.replyTo(missed))).toContain(ANSWER);
    expect(byBot(atWork, missed.channel)).toHaveLength(2);
  });

  test("because its process ended is taken over by another one", async () => {
    const atWork = await botAtWork();
    const { discord, bot, dataDir, storeUrl } = atWork;
    await bot.stop();
    const question = discord.user("ann").dm(QUESTION);
    const memory = await openTables({ dataDir, storeUrl });
    const { id, channel } = question;
    const at = { message: id, channel: channel.id, guild: null };
    await claimsIn(memory, () => Date.now() - 20_000).take("of a process that ended", at);
    await memory.close();
    await atWork.restart();
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
    expect(byBot(atWork, question.channel)).toHaveLength(1);
  });
});

test("shards of two processes share the servers, begin in turn, and know each other's answers", async () => {
  const atWork = await botAtWork({
    discord: { identifyEveryMs: 5000, maxConcurrency: 2 },
    settings: { shards: { ids: [0, 1], count: 4 } },
  });
  const { discord } = atWork;
  await atWork.another({ shards: { ids: [2, 3], count: 4 } });
  expect(discord.gateway.startLimit.breaches).toEqual([]);
  expect(discord.gateway.connectedShards.map(({ id }) => id).sort()).toEqual([0, 1, 2, 3]);
  const ann = discord.user("ann");
  const questions = Array.from({ length: 8 }, (_, n) => {
    const guild = discord.admin.addGuild(`guild ${n}`);
    discord.admin.invite(ann, guild);
    const channel = discord.admin.addChannel("talk", { guild });
    return ann.says(channel, QUESTION, { toBot: true });
  });
  const replies = await Promise.all(questions.map((question) => discord.replyTo(question)));
  expect(replies.every((reply) => textOf(reply).includes(ANSWER))).toBe(true);
  expect(textOf(await discord.replyTo(ann.dm(QUESTION)))).toContain(ANSWER);
  for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
  const registrations = discord.requests.filter(({ method, path }) => {
    return method === "PUT" && path.endsWith("/commands");
  });
  expect(registrations).toHaveLength(1);
});

test("a process without shard 0 registers no commands", async () => {
  const { discord } = await botAtWork({ settings: { shards: shardsOf(2, 1, 1) } });
  expect(discord.commands.registered.size).toBe(0);
});
