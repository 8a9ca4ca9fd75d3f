import { expect, test } from "vitest";
import { ANSWER, botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { buttonsOf, textOf } from "../../support/discord/index.ts";
import { freePort } from "../../support/free-port.ts";

test("metrics and health are served on this machine", async () => {
  const port = await freePort();
  const metrics = { port, host: "127.0.0.1" };
  const atWork = await botAtWork({ withoutIndex: true, settings: { metrics } });
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  expect((await get("/healthz")).status).toBe(503);
  await atWork.build();
  expect((await get("/healthz")).status).toBe(200);
  await atWork.discord.replyTo(atWork.discord.user("ann").dm(QUESTION));
  const shown = await (await get("/metrics")).text();
  expect(shown).toContain('quotewell_answers_total{kind="ask",verdict="answered"} 1');
  expect(shown).toContain("quotewell_gateway_connected 1");
  expect((await get("/")).status).toBe(404);
});

test("while the index is rebuilt again and again, 200 questions get one answer each", async () => {
  const atWork = await botAtWork();
  const { discord, source, logged } = atWork;
  const people = Array.from({ length: 20 }, (_, n) => discord.user(`p${n}`));
  const questions = [];
  for (let n = 0; n < 200; n++) {
    const person = people[n % people.length]!;
    questions.push(person.says("general", `${QUESTION} ${n}`, { toBot: true }));
    if (n % 20 === 0) await Promise.all(questions.map((question) => discord.replyTo(question)));
    if (n % 50 === 0) {
      source.files["harbour/news.txt"] = { text: `Edition ${n} of the harbour news appeared.` };
      void atWork.build();
    }
  }
  await Promise.all(questions.map((question) => discord.replyTo(question)));
  for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
  const ofBot = discord.messages("general").filter(({ author }) => author === discord.bot);
  expect(ofBot.filter((reply) => textOf(reply).includes(ANSWER))).toHaveLength(200);
  expect(logged("failed")).toEqual([]);
  expect(buttonsOf(ofBot[0]!).length).toBeGreaterThan(0);
});
