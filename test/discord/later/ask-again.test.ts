import { expect, test } from "vitest";
import { openStore } from "../../../src/discord/store/store.ts";
import { botAtWork, byBot, manager } from "../../support/bot/bot-at-work.ts";
import { type Message, textOf } from "../../support/discord/index.ts";
import { arrives, askedAgain, BUTTON, QUESTION, replies, SENTENCE } from "./zither.ts";

test("a question that was not answered is answered below once an article has come, once, without a ping", async () => {
  const atWork = await botAtWork();
  const { discord } = atWork;
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  const first = await discord.replyTo(question);
  expect(textOf(first)).not.toContain("Marta");
  const promised = await ann.presses(first, BUTTON);
  expect(textOf(promised.response!)).toContain("I'll reply here if a new article answers this");
  expect(promised.response!.onlyFor).toBe(ann.user);

  await arrives(atWork);
  const later = await discord.until("the answer", () => discord.repliesTo(question)[1]);
  expect(textOf(later)).toContain(SENTENCE);
  expect(textOf(later)).toMatch(/Asked <t:\d+:R>\. An article added since then answers it:/);
  expect(later.pings).toEqual({ everyone: false, roles: [], users: [] });
  const context = await ann.presses(later, "Context");
  expect(textOf(context.response!)).toContain("The chapel was full on Sunday.");

  // Neither a further index, nor a restart, nor another bot tells it again.
  await arrives(atWork, "harbour/zither-again.txt");
  await atWork.restart();
  await atWork.another();
  await arrives(atWork, "harbour/zither-third.txt");
  const second = ann.says("general", "Who tuned the organ in the cathedral?", { toBot: true });
  await ann.presses(await discord.replyTo(second), BUTTON);
  atWork.source.files["organ.txt"] = { text: "The organ in the cathedral was tuned by Per Dahl." };
  await atWork.build();
  await discord.until("the other answer", () => discord.repliesTo(second)[1]);
  expect(replies(atWork, question)).toHaveLength(2);
  expect(replies(atWork, second)).toHaveLength(2);
});

test("a question asked with /ask is answered below the bot's own answer", async () => {
  const atWork = await botAtWork();
  const { discord } = atWork;
  const ann = discord.user("ann");
  const first = await discord.settled(await ann.slash("ask", { question: QUESTION }));
  await ann.presses(first, BUTTON);
  await arrives(atWork);
  const later = await discord.until("the answer", () => discord.repliesTo(first)[0]);
  expect(textOf(later)).toContain(QUESTION);
  expect(textOf(later)).toContain(SENTENCE);
});

test("in a direct message, too", async () => {
  const atWork = await botAtWork();
  const { discord } = atWork;
  const ann = discord.user("ann");
  const question = ann.dm(QUESTION);
  await ann.presses(await discord.replyTo(question), BUTTON, { in: "dm" });
  await arrives(atWork);
  const later = await discord.until("the answer", () => discord.repliesTo(question)[1]);
  expect(textOf(later)).toContain(SENTENCE);
});

test("a follow-up question is asked again together with what it leans on", async () => {
  const atWork = await botAtWork();
  const { discord } = atWork;
  const ann = discord.user("ann");
  const waitsFor = async (question: Message) =>
    ann.presses(await discord.replyTo(question), BUTTON, { in: "dm" });
  await waitsFor(ann.dm("Is there a zither in the harbour chapel?"));
  const followUp = ann.dm("And who tuned it?");
  await waitsFor(followUp);
  await arrives(atWork);
  const later = await discord.until("the answer", () => discord.repliesTo(followUp)[1]);
  expect(textOf(later)).toContain(SENTENCE);
});

test("a deleted question takes the later answer along", async () => {
  const atWork = await botAtWork({ settings: { answerLater: "everyone" } });
  const { discord } = atWork;
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  await discord.replyTo(question);
  await arrives(atWork);
  const later = await discord.until("the answer", () => discord.repliesTo(question)[1]);
  ann.deletesMessage(question);
  await discord.until("both to be gone", () => later.deleted && byBot(discord).length === 0);
});

test("/gaps says which article has answered since, by its title where that may be seen", async () => {
  const atWork = await botAtWork({
    settings: (where) => ({
      collectionChannels: new Map([[where.channel("elsewhere").id, "orchard"]]),
    }),
  });
  const { discord } = atWork;
  const ann = discord.user("ann");
  await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  await discord.replyTo(ann.says("general", "Who sold the pears?", { toBot: true }));
  await arrives(atWork);
  await askedAgain(atWork);
  const olga = manager(discord);
  const lines = async (channel: string) =>
    textOf((await olga.slash("gaps", {}, { in: channel })).response!).split("\n- ");
  const [, open, closed] = await lines("general");
  expect(open).toMatch(/^Who sold the pears\? · (unsure|not found)/);
  expect(closed).toContain("now answered by **A zither in the chapel**");
  expect((await lines("elsewhere"))[2]).toContain("now answered ·");
  // An article that leaves opens its question again.
  delete atWork.source.files["harbour/zither.txt"];
  await atWork.build();
  await expect.poll(async () => (await lines("general")).join()).not.toContain("now answered");
});

test("what a process had begun to tell when it ended, another one tells, once", async () => {
  const atWork = await botAtWork();
  const { discord, dataDir, storeUrl } = atWork;
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  await ann.presses(await discord.replyTo(question), BUTTON);
  await atWork.bot.stop();
  // As a process leaves it that ends between its claim and its message.
  const store = await openStore({ dataDir, storeUrl });
  const { id } = (await store.answers.toMessage(question.id))!;
  const at = { message: question.id, channel: question.channel.id, guild: discord.guild.id };
  await store.claims.take(`later ${id}`, { ...at, command: null });
  await store.later.close(id, "harbour/zither.txt");
  expect(await store.later.begin(id, Date.now())).toBe(true);
  await store.claims.keep(`later ${id}`, 0);
  await store.close();
  await arrives(atWork);
  await atWork.restart();
  await atWork.another();
  await discord.until("the answer", () => discord.repliesTo(question)[1]);
  // As one leaves it that ends after its message: it was not noted that it was sent.
  await atWork.bot.stop();
  const again = await openStore({ dataDir, storeUrl });
  await again.claims.open(`later ${id}`, { ...at, command: null });
  await again.claims.keep(`later ${id}`, 0);
  await again.close();
  await atWork.restart();
  await askedAgain(atWork, "answeredLater", 2);
  expect(replies(atWork, question)).toHaveLength(2);
});
