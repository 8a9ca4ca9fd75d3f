import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buttonsOf, textOf } from "../../support/discord/index.ts";
import { freePort } from "../../support/free-port.ts";
import { gate } from "../../support/gate.ts";
import { ANSWER, botAtWork, QUESTION } from "../bot-at-work.ts";

test("a token that Discord refuses is a sentence", async () => {
  await expect(botAtWork({ settings: { token: "no.such.token" } })).rejects.toMatchObject({
    code: "TOKEN_REFUSED",
  });
});

test("while Discord is down at the start, the bot tries again", async () => {
  const { discord, logged } = await botAtWork({
    before: ({ faults }) => faults.next({ route: /gateway/, status: 502, times: 5 }),
  });
  expect(logged("unreachable").length).toBeGreaterThan(0);
  expect(textOf(await discord.replyTo(discord.user("ann").dm(QUESTION)))).toContain(ANSWER);
});

test("questions that were taken are finished when the bot stops, later ones are not begun", async () => {
  const { opened: held, open: release } = gate();
  const { discord, bot } = await botAtWork({ beforeAnswer: () => held });
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  await discord.until("the typing", () =>
    discord.requests.some(({ path }) => path.endsWith("/typing")),
  );
  const stopped = bot.stop();
  const late = ann.says("general", QUESTION, { toBot: true });
  release();
  await stopped;
  expect(discord.repliesTo(question)).toHaveLength(1);
  expect(discord.repliesTo(late)).toEqual([]);
});

test.skipIf(process.env.TEST_STORE)(
  "an index that can't be used shows in /status and the metrics until it is put right",
  async () => {
    const metrics = { port: await freePort(), host: "127.0.0.1" };
    const { discord, live, embeddingsDir } = await botAtWork({
      mayRefuse: true,
      settings: { metrics },
    });
    const gauge = async () => {
      const shown = await (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text();
      return /^quotewell_index_refused (.*)$/m.exec(shown)?.[1];
    };
    const status = async () => textOf((await discord.user("ann").slash("status")).response!);
    expect(await gauge()).toBe("0");
    expect(await status()).not.toContain("unusable");

    const pointer = join(embeddingsDir, "CURRENT");
    const right = readFileSync(pointer, "utf8");
    writeFileSync(pointer, "nonsense");
    await live.refresh();
    expect(await gauge()).toBe("1");
    expect(await status()).toContain("A newer index has been unusable since");
    const question = discord.user("ann").says("general", QUESTION, { toBot: true });
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);

    writeFileSync(pointer, right);
    await live.refresh();
    expect(await gauge()).toBe("0");
    expect(await status()).not.toContain("unusable");
  },
);

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
