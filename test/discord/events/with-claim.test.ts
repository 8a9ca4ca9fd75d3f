import { describe, expect, test } from "vitest";
import { ANSWER, botAtWork, byBot, QUESTION } from "../../support/bot/bot-at-work.ts";
import { type Message, textOf } from "../../support/discord/index.ts";

describe("two processes that get the same events", () => {
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
    expect(byBot(atWork.discord)).toHaveLength(31);
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
    expect(byBot(atWork.discord)).toHaveLength(2);
  });
});
