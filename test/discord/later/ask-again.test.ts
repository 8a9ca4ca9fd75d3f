import { describe, expect, test } from "vitest";
import { openStore } from "../../../src/discord/store/store.ts";
import { type AtWork, botAtWork, byBot, manager } from "../../support/bot/bot-at-work.ts";
import { type Message, textOf } from "../../support/discord/index.ts";

const QUESTION = "Who tuned the zither of the harbour chapel?";
const SENTENCE = "The zither of the harbour chapel was tuned by Marta Lind";
/** Questions are asked again while nobody else asks. */
const PATIENCE_MS = 50_000;
const BUTTON = "Tell me when you know";

/** An article that answers the question arrives. */
async function arrives({ source, build }: AtWork, id = "harbour/zither.txt"): Promise<void> {
  source.files[id] = {
    title: "A zither in the chapel",
    text: `${SENTENCE}. She needed a day.\n\nThe chapel was full on Sunday.`,
  };
  await build();
}

/** Waits until the open questions were asked of the newest index. */
async function askedAgain({ logged }: AtWork, event = "gapClosed", times = 1): Promise<void> {
  await expect.poll(() => logged(event).length, { timeout: PATIENCE_MS }).toBe(times);
}

const replies = ({ discord }: AtWork, question: Message) =>
  discord.repliesTo(question).map((reply) => textOf(reply));

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
  const later = await discord.until(
    "the answer",
    () => discord.repliesTo(question)[1],
    PATIENCE_MS,
  );
  expect(textOf(later)).toContain(SENTENCE);
  expect(textOf(later)).toMatch(/Asked <t:\d+:R>\. An article that has come since answers it:/);
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
  await discord.until("the other answer", () => discord.repliesTo(second)[1], PATIENCE_MS);
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
  const later = await discord.until("the answer", () => discord.repliesTo(first)[0], PATIENCE_MS);
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
  const later = await discord.until(
    "the answer",
    () => discord.repliesTo(question)[1],
    PATIENCE_MS,
  );
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
  const later = await discord.until(
    "the answer",
    () => discord.repliesTo(followUp)[1],
    PATIENCE_MS,
  );
  expect(textOf(later)).toContain(SENTENCE);
});

describe("nothing is said", () => {
  /** A question that nobody waits for, or that is out of reach by the time the article comes. */
  async function question(settings: Parameters<typeof botAtWork>[0] = {}) {
    const atWork = await botAtWork(settings);
    const { discord } = atWork;
    const ann = discord.user("ann");
    const asked = ann.says("general", QUESTION, { toBot: true });
    const first = await discord.replyTo(asked);
    return { atWork, discord, ann, asked, first };
  }

  test("where nobody asked for it; but as soon as somebody does", async () => {
    const { atWork, discord, ann, asked, first } = await question();
    await arrives(atWork);
    await askedAgain(atWork);
    expect(replies(atWork, asked)).toHaveLength(1);
    await ann.presses(first, BUTTON);
    await discord.until("the answer", () => discord.repliesTo(asked)[1], PATIENCE_MS);
  });

  test("with ANSWER_LATER=off, which offers no button", async () => {
    const { atWork, ann, asked, first } = await question({ settings: { answerLater: "off" } });
    await expect(ann.presses(first, BUTTON)).rejects.toThrow("No button");
    await arrives(atWork);
    await askedAgain(atWork);
    expect(replies(atWork, asked)).toHaveLength(1);
  });

  test("when the message is gone", async () => {
    const { atWork, discord, ann, asked, first } = await question();
    await ann.presses(first, BUTTON);
    await atWork.bot.stop();
    ann.deletesMessage(asked);
    await arrives(atWork);
    await atWork.restart();
    await askedAgain(atWork, "notAnsweredLater");
    expect(byBot(discord).filter(({ onlyFor }) => onlyFor === null)).toHaveLength(1);
  });

  test("where the bot may not write any more", async () => {
    const { atWork, discord, ann, asked, first } = await question();
    await ann.presses(first, BUTTON);
    discord.admin.deny("general", "bot", "SendMessages");
    await arrives(atWork);
    await askedAgain(atWork, "notAnsweredLater");
    expect(replies(atWork, asked)).toHaveLength(1);
    const { response } = await ann.presses(first, BUTTON);
    expect(textOf(response!)).toContain("I can't reply here later.");
  });

  test("where the bot never could write, and offers no button", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    discord.admin.deny("general", "bot", "SendMessages");
    const asked = await ann.slash("ask", { question: QUESTION });
    const answer = await discord.settled(asked);
    await expect(ann.presses(answer, BUTTON)).rejects.toThrow("No button");
    const secret = await discord.settled(
      await ann.slash("ask", { question: QUESTION, private: true }),
    );
    const shared = (await ann.presses(secret, "Share")).response!;
    await expect(ann.presses(shared, BUTTON)).rejects.toThrow("No button");
    const elsewhere = await ann.slash("ask", { question: QUESTION }, { in: "elsewhere" });
    await ann.presses(await discord.settled(elsewhere), BUTTON);
  });

  test("from a collection that the channel may not see, in no other channel and no other server", async () => {
    const atWork = await botAtWork({
      settings: (where) => ({
        answerLater: "everyone",
        collectionChannels: new Map([
          [where.channel("general").id, "orchard"],
          [where.admin.addChannel("quay").id, "harbour"],
        ]),
      }),
    });
    const { discord } = atWork;
    const ann = discord.user("ann");
    const hidden = ann.says("general", QUESTION, { toBot: true });
    await discord.replyTo(hidden);
    const seen = ann.says("quay", QUESTION, { toBot: true });
    await discord.replyTo(seen);
    await arrives(atWork);
    await discord.until("the answer", () => discord.repliesTo(seen)[1], PATIENCE_MS);
    // The hidden one was asked again before, as the later one of the two.
    await arrives(atWork, "orchard/zither.txt");
    await discord.until(
      "an answer that may be seen",
      () => discord.repliesTo(hidden)[1],
      PATIENCE_MS,
    );
    const told = discord.repliesTo(hidden)[1]!;
    expect(textOf(told)).toContain(SENTENCE);
    await ann.presses(told, "Context");
    expect(discord.repliesTo(seen)).toHaveLength(2);
    for (const channel of ["elsewhere", "general", "quay"])
      expect(byBot(discord, channel).filter(({ onlyFor }) => onlyFor === null)).toHaveLength(
        channel === "elsewhere" ? 0 : 2,
      );
  });

  test("of what a limit hides since", async () => {
    const { atWork, discord, asked } = await question({ settings: { answerLater: "everyone" } });
    await atWork.restart({
      answerLater: "everyone",
      collectionChannels: new Map([[discord.guild.id, "orchard"]]),
    });
    await arrives(atWork);
    atWork.source.files["orchard/pears.txt"] = { text: "The pears were sold by Ida Holt." };
    const pears = discord.user("ann").says("general", "Who sold the pears?", { toBot: true });
    await discord.replyTo(pears);
    await atWork.build();
    await discord.until("the answer about pears", () => discord.repliesTo(pears)[1], PATIENCE_MS);
    expect(replies(atWork, asked)).toHaveLength(1);
  });

  test("by an article that was there when the question was asked", async () => {
    const { atWork, discord, asked } = await question({ settings: { answerLater: "everyone" } });
    // Its text changes: it is not new.
    atWork.source.files["library.txt"] = { text: `${SENTENCE}.` };
    const pears = discord.user("ann").says("general", "Who sold the pears?", { toBot: true });
    await discord.replyTo(pears);
    atWork.source.files["orchard/pears.txt"] = { text: "The pears were sold by Ida Holt." };
    await atWork.build();
    await discord.until("the answer about pears", () => discord.repliesTo(pears)[1], PATIENCE_MS);
    expect(replies(atWork, asked)).toHaveLength(1);
    expect(atWork.logged("gapClosed")).toHaveLength(1);
  });
});

test("a deleted question takes the later answer along", async () => {
  const atWork = await botAtWork({ settings: { answerLater: "everyone" } });
  const { discord } = atWork;
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  await discord.replyTo(question);
  await arrives(atWork);
  const later = await discord.until(
    "the answer",
    () => discord.repliesTo(question)[1],
    PATIENCE_MS,
  );
  ann.deletesMessage(question);
  await discord.until(
    "both to be gone",
    () => later.deleted && byBot(discord).length === 0,
    PATIENCE_MS,
  );
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
  expect(closed).toContain("answered since by **A zither in the chapel**");
  expect((await lines("elsewhere"))[2]).toContain("answered since ·");
  // An article that leaves opens its question again.
  delete atWork.source.files["harbour/zither.txt"];
  await atWork.build();
  await expect
    .poll(async () => (await lines("general")).join(), { timeout: PATIENCE_MS })
    .not.toContain("answered since");
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
  await discord.until("the answer", () => discord.repliesTo(question)[1], PATIENCE_MS);
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
