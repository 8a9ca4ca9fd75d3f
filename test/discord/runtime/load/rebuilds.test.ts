import { expect, test } from "vitest";
import { ANSWER, botAtWork, QUESTION } from "../../../support/bot/bot-at-work.ts";
import { buttonsOf, textOf } from "../../../support/discord/index.ts";

test("while the index is rebuilt again and again, 200 questions get one answer each", async () => {
  const atWork = await botAtWork();
  const { discord, source, logged } = atWork;
  const people = Array.from({ length: 20 }, (_, n) => discord.user(`p${n}`));
  const questions = [];
  let building = Promise.resolve();
  for (let n = 0; n < 200; n++) {
    const person = people[n % people.length]!;
    questions.push(person.says("general", `${QUESTION} ${n}`, { toBot: true }));
    if (n % 20 === 0) await Promise.all(questions.map((question) => discord.replyTo(question)));
    if (n % 50 === 0) {
      source.files["harbour/news.txt"] = { text: `Edition ${n} of the harbour news appeared.` };
      building = building.then(atWork.build);
    }
  }
  await Promise.all(questions.map((question) => discord.replyTo(question)));
  await building;
  for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
  const ofBot = discord.messages("general").filter(({ author }) => author === discord.bot);
  expect(ofBot.filter((reply) => textOf(reply).includes(ANSWER))).toHaveLength(200);
  expect(logged("failed")).toEqual([]);
  expect(buttonsOf(ofBot[0]!).length).toBeGreaterThan(0);
});
