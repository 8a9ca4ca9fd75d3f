import { expect, test } from "vitest";
import { allowances } from "../../../src/discord/asking/fair-use.ts";
import { botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import { gate } from "../../support/gate.ts";

/** The next one comes a minute later, so that a slow machine is not granted a sixth. */
const five = { burst: 5, perMinute: 1 };
const many = { burst: 1000, perMinute: 1000 };

test("50 questions at once from one person get a few answers and one note", async () => {
  const { discord, logged } = await botAtWork({
    settings: { allowances: { user: five, channel: many, guild: many } },
  });
  const [ann, ben] = [discord.user("ann"), discord.user("ben")];
  for (let n = 0; n < 50; n++) ann.says("general", `${QUESTION} ${n}`, { toBot: true });
  const bens = await discord.replyTo(ben.says("general", QUESTION, { toBot: true }));
  expect(textOf(bens)).toContain("captain");
  await discord.until("all refusals", () => logged("refused").length === 45);
  await discord.until("all answers", () => logged("answer").length === 6);
  const notes = discord
    .messages("general")
    .filter(({ author }) => author === discord.bot)
    .filter((message) => !textOf(message).includes("captain"));
  expect(notes).toHaveLength(1);
});

test("a command that comes too soon is refused, visible to its user alone", async () => {
  const { discord } = await botAtWork({
    settings: { allowances: allowances({ user: 1, channel: 60, server: 180 }) },
  });
  const ann = discord.user("ann");
  await ann.slash("ask", { question: QUESTION });
  const second = await ann.slash("ask", { question: QUESTION });
  expect(textOf(second.response!)).toMatch(/\d+ seconds/);
  expect(second.response?.onlyFor).toBe(ann.user);
});

test("more questions than fit in the queue are asked to come back", async () => {
  const { opened: held, open: release } = gate();
  const { discord, logged } = await botAtWork({ beforeAnswer: () => held });
  const people = Array.from({ length: 120 }, (_, n) => discord.user(`p${n}`));
  const questions = people.map((person) => person.says("general", QUESTION, { toBot: true }));
  await discord.until("the refusals", () => logged("refused").length === 16);
  release();
  const replies = await Promise.all(questions.map((question) => discord.replyTo(question)));
  const busy = replies.filter((reply) => !textOf(reply).includes("captain"));
  expect(busy).toHaveLength(16);
});
