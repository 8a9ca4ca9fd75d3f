import { describe, expect, test } from "vitest";
import { allowances } from "../../../src/discord/asking/fair-use.ts";
import { textOf } from "../../support/discord/index.ts";
import { problemsOf } from "../../support/discord/limits.ts";
import { gate } from "../../support/gate.ts";
import { botAtWork, QUESTION } from "../bot-at-work.ts";

const NOBODY = { users: [], roles: [], everyone: false };

const HOSTILE = [
  "@everyone <@&1> <@1> @here why did the ferry stay in port?",
  `${"**__~~||".repeat(200)} ferry?`,
  `f${"\u0301\u0323\u035b".repeat(300)}erry stay in port?`,
  "`".repeat(1900),
  "> ".repeat(900),
  `ferry ${"[x](".repeat(400)}`,
  "\u202e\u2066ferry\u2069 port \u0000\u0007?",
  '\'; DROP TABLE answers; -- ferry AND NOT (port* NEAR/2 "stay")',
  "🏴‍☠️".repeat(150),
  `ferry ${"x".repeat(1900)}`,
];

describe("whatever people write", () => {
  test.each(HOSTILE)("%j is answered within the limits and pings nobody", async (text) => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    const replies = [
      await discord.replyTo(ann.dm(text)),
      await discord.settled(await ann.slash("ask", { question: text.slice(0, 2000) })),
      await discord.settled(await ann.slash("search", { query: text.slice(0, 2000) })),
    ];
    for (const reply of replies) {
      expect(reply.pings).toEqual(NOBODY);
      expect(problemsOf({ ...reply, allowedMentions: { parse: [] } })).toEqual([]);
    }
    expect(logged("failed")).toEqual([]);
    expect(logged("messageFailed")).toEqual([]);
  });
});

test("articles full of mentions, backticks and Discord syntax ping nobody and stay inside their block", async () => {
  const text = `The zeppelin landed @everyone <@123456789012345678> <@&234567890123456789> \`\`\`js\n# big\n> quote ${"||spoiler|| ".repeat(20)}https://example.org/a_b_c <t:1:R>. It left again.`;
  const { discord } = await botAtWork({
    articles: { "z.txt": { title: "@everyone **[zeppelin](http://x)** `", text } },
  });
  const reply = await discord.replyTo(
    discord.user("ann").says("general", "Where did the zeppelin land?", { toBot: true }),
  );
  expect(reply.pings).toEqual(NOBODY);
  expect(textOf(reply)).toContain("zeppelin");
  expect(textOf(reply)).not.toMatch(/(?<!\\)```|(?<!\\)<@/);
});

describe("fair use", () => {
  test("50 questions at once from one person get a few answers and one note", async () => {
    const { discord, logged } = await botAtWork({
      settings: { allowances: allowances({ user: 10, channel: 60, server: 180 }) },
    });
    const [ann, ben] = [discord.user("ann"), discord.user("ben")];
    for (let n = 0; n < 50; n++) ann.says("general", `${QUESTION} ${n}`, { toBot: true });
    const bens = await discord.replyTo(ben.says("general", QUESTION, { toBot: true }));
    expect(textOf(bens)).toContain("captain");
    await discord.until("all refusals", () => logged("refused").length === 45, 20_000);
    await discord.until("all answers", () => logged("answer").length === 6);
    const notes = discord
      .messages("general")
      .filter(({ author }) => author === discord.bot)
      .filter((message) => !textOf(message).includes("captain"));
    expect(notes).toHaveLength(1);
  });

  test("a command that comes too soon is told so, to its user alone", async () => {
    const { discord } = await botAtWork({
      settings: { allowances: allowances({ user: 1, channel: 60, server: 180 }) },
    });
    const ann = discord.user("ann");
    await ann.slash("ask", { question: QUESTION });
    const second = await ann.slash("ask", { question: QUESTION });
    expect(textOf(second.response!)).toMatch(/\d+ seconds/);
    expect(second.response?.onlyFor).toBe(ann.user);
  });

  test("more than the queue holds is told to come back", async () => {
    const { opened: held, open: release } = gate();
    const { discord, logged } = await botAtWork({ beforeAnswer: () => held });
    const people = Array.from({ length: 120 }, (_, n) => discord.user(`p${n}`));
    const questions = people.map((person) => person.says("general", QUESTION, { toBot: true }));
    await discord.until("the refusals", () => logged("refused").length === 18, 20_000);
    release();
    const replies = await Promise.all(questions.map((question) => discord.replyTo(question)));
    const busy = replies.filter((reply) => !textOf(reply).includes("captain"));
    expect(busy).toHaveLength(18);
  });
});

describe("the log", () => {
  test("never holds the token or what people ask, also when something fails", async () => {
    const { discord, lines, logged } = await botAtWork({
      beforeAnswer: () => Promise.reject(new Error(`Broken near ${discord.token}`)),
    });
    const ann = discord.user("ann");
    const reply = await discord.replyTo(ann.dm(`${QUESTION} ${discord.token}`));
    expect(textOf(reply)).toContain(`Reference ${logged("failed")[0]?.id}`);
    await ann.slash("ask", { question: QUESTION });
    await expect.poll(() => logged("failed")).toHaveLength(2);
    expect(lines.join("")).toContain("Broken near [token]");
    expect(lines.join("")).not.toContain(discord.token);
    expect(lines.join("")).not.toContain("ferry");
  });

  test("holds questions with LOG_QUESTIONS=true, still without the token", async () => {
    const { discord, lines } = await botAtWork({ settings: { logQuestions: true } });
    await discord.replyTo(discord.user("ann").dm(`${QUESTION} ${discord.token}`));
    expect(lines.join("")).toContain("ferry");
    expect(lines.join("")).not.toContain(discord.token);
  });
});
