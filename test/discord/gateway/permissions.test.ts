import { describe, expect, test } from "vitest";
import { ANSWER, botAtWork, byBot, type Options, QUESTION } from "../../support/bot/bot-at-work.ts";
import { type Message, textOf } from "../../support/discord/index.ts";
import { gate } from "../../support/gate.ts";

test.each(["gaps", "reindex"])(
  "/%s is refused to others even if Discord lets it through",
  async (name) => {
    const { discord } = await botAtWork();
    const forced = await discord.user("ann").slash(name, {}, { evenIfHidden: true });
    expect(textOf(forced.response!)).toContain("You need the Manage Server permission");
    expect(forced.response?.onlyFor).not.toBeNull();
  },
);

describe("a channel without the needed permissions", () => {
  test("is reported once, to the person who asked", async () => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    discord.admin.deny("general", "bot", ["SendMessages", "ReadMessageHistory"]);
    ann.says("general", QUESTION, { toBot: true });
    ann.says("general", QUESTION, { toBot: true });
    const told = await discord.until("the note", () => discord.messages(ann.dms)[0]);
    expect(textOf(told)).toContain("Send Messages and Read Message History");
    await discord.replyTo(ann.says("elsewhere", QUESTION, { toBot: true }));
    expect(discord.messages(ann.dms)).toHaveLength(1);
    expect(logged("missing")).toHaveLength(1);
    expect(byBot(discord)).toEqual([]);
  });

  test("is reported when the permission went away during the search", async () => {
    const { opened: held, open: release } = gate();
    const { discord, logged } = await botAtWork({ beforeAnswer: () => held });
    const ann = discord.user("ann");
    ann.says("general", QUESTION, { toBot: true });
    await discord.until("the typing", () =>
      discord.requests.some(({ path }) => path.endsWith("/typing")),
    );
    discord.admin.deny("general", "bot", "SendMessages");
    release();
    const told = await discord.until("the note", () => discord.messages(ann.dms)[0]);
    expect(textOf(told)).toContain("Send Messages");
    expect(logged("messageFailed")).toEqual([]);
  });

  test("is reported to each person who asks", async () => {
    const { discord, logged } = await botAtWork();
    const [ann, ben] = [discord.user("ann"), discord.user("ben")];
    ann.user.acceptsDms = false;
    discord.admin.deny("general", "bot", "SendMessages");
    ann.says("general", QUESTION, { toBot: true });
    await expect.poll(() => logged("dmRefused")).toHaveLength(1);
    ben.says("general", QUESTION, { toBot: true });
    await discord.until("the note", () => discord.messages(ben.dms)[0]);
    expect(logged("missing")).toHaveLength(1);
  });

  test("is only logged when the one who asked takes no direct messages", async () => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    ann.user.acceptsDms = false;
    discord.admin.deny("general", "bot", "SendMessages");
    ann.says("general", QUESTION, { toBot: true });
    await expect.poll(() => logged("dmRefused")).toHaveLength(1);
  });

  test("still answers commands", async () => {
    const { discord } = await botAtWork();
    discord.admin.deny("general", "bot", ["ViewChannel", "SendMessages"]);
    const asked = await discord.user("ann").slash("ask", { question: QUESTION });
    expect(textOf(await discord.settled(asked))).toContain(ANSWER);
  });
});

describe("a thread", () => {
  const LOCKED = "the thread is locked";

  /** A thread of the server, and a question in it. */
  async function inThread(options: Options = {}) {
    const atWork = await botAtWork(options);
    const { discord } = atWork;
    const ann = discord.user("ann");
    const thread = ann.startsThread(ann.says("general", "Ferries!"), "Ferries");
    const asks = (): Message => ann.says(thread, QUESTION, { toBot: true });
    const typed = () => discord.requests.some(({ path }) => path.endsWith("/typing"));
    return { ...atWork, ann, thread, asks, typed };
  }

  test("that is locked is reported once, to the person who asked, and nothing is searched", async () => {
    const { discord, ann, thread, asks, logged } = await inThread();
    discord.admin.setThread(thread, { locked: true });
    asks();
    asks();
    const told = await discord.until("the note", () => discord.messages(ann.dms)[0]);
    expect(textOf(told)).toContain(LOCKED);
    await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
    expect(discord.messages(ann.dms)).toHaveLength(1);
    expect(logged("threadLocked")).toMatchObject([{ level: 40, channel: thread.id }]);
    expect(logged("answer")).toHaveLength(1);
  });

  test.each([{ archived: false }, { archived: true }])(
    "that is locked during the search is reported, too: %j",
    async (state) => {
      const { opened: held, open: release } = gate();
      const { discord, ann, thread, asks, typed, logged } = await inThread({
        beforeAnswer: () => held,
      });
      asks();
      await discord.until("the typing", typed);
      discord.admin.setThread(thread, { locked: true, ...state });
      release();
      const told = await discord.until("the note", () => discord.messages(ann.dms)[0]);
      expect(textOf(told)).toContain(LOCKED);
      expect(logged("threadLocked")).toHaveLength(1);
      expect(logged("messageFailed")).toEqual([]);
    },
  );

  test("that is archived during the search is opened again by the answer", async () => {
    const { opened: held, open: release } = gate();
    const { discord, thread, asks, typed } = await inThread({ beforeAnswer: () => held });
    const question = asks();
    await discord.until("the typing", typed);
    discord.admin.setThread(thread, { archived: true });
    release();
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
    expect(thread.archived).toBe(false);
  });

  test("that is locked before a command is answered leaves one line in the log", async () => {
    const { opened: held, open: release } = gate();
    const { discord, ann, thread, logged } = await inThread({ beforeAnswer: () => held });
    await ann.slash("ask", { question: QUESTION }, { in: thread });
    discord.admin.setThread(thread, { locked: true, archived: true });
    release();
    await expect.poll(() => logged("expired")).toHaveLength(1);
    expect(logged("failed")).toEqual([]);
    expect(logged("unsaid")).toEqual([]);
  });
});
