import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ANSWER, botAtWork, QUESTION } from "../../../support/bot/bot-at-work.ts";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { untilUpdated } from "../../../support/bot/until-updated.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { textOf } from "../../../support/discord/index.ts";
import { gate } from "../../../support/gate.ts";
import { indexIn } from "../../../support/processes/index-in.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const INTERACTIONS = 360;
const ARTICLES = Number(process.env.CROWD_ARTICLES ?? 100);

test(`${INTERACTIONS} commands and buttons at once are all answered, and a question among them`, async () => {
  const discord = await discordOfTest();
  const folder = temporaryFolder();
  mkdirSync(join(folder, "articles"));
  for (let n = 0; n < ARTICLES; n++)
    writeFileSync(
      join(folder, "articles", `${n}.txt`),
      `The bridge of valley ${n} was opened by captain Orla ${n} after a long winter.`,
    );
  indexIn(folder);
  const { tells, said } = startBotProcess(discord, folder);
  await tells("Answering from");
  await tells("Invite the bot");
  const ann = discord.user("ann");
  const ask = () =>
    discord.replyTo(
      discord.user("ben").says("general", "Who opened the bridge of valley 7?", { toBot: true }),
    );
  const answer = await ask();
  await untilUpdated(ann);
  const list = (await ann.slash("articles")).response!;
  const uses = [
    (n: number) => discord.user(`p${n}`).slash("articles"),
    (n: number) => discord.user(`p${n}`).slash("status"),
    (n: number) => discord.user(`p${n}`).slash("article", { title: `${n % ARTICLES}.txt` }),
    (n: number) => discord.user(`p${n}`).presses(answer, "Context"),
    (n: number) => discord.user(`p${n}`).presses(list, "Next"),
    (n: number) => discord.user(`p${n}`).autocompletes("article", "title", `${n}`),
  ];
  const all = Array.from({ length: INTERACTIONS }, (_, n) => uses[n % uses.length]!(n));
  const asked = ask();
  const done = await Promise.allSettled(all);
  expect(done.filter(({ status }) => status === "rejected")).toEqual([]);
  const shown = [...discord.interactions.values()].flatMap(({ response }) => response ?? []);
  await discord.until("every answer", () => shown.every((message) => textOf(message) !== ""));
  expect(discord.unacknowledged.length).toBe(0);
  expect(said.out).not.toContain('"failed"');
  expect(textOf(await asked)).toContain("Orla 7");
});

test("a question does not wait for what is looked up, which is done one after the other", async () => {
  const { open, opened } = gate();
  let looking = 0;
  const most = { atOnce: 0 };
  const { discord } = await botAtWork({
    async beforeList() {
      most.atOnce = Math.max(most.atOnce, ++looking);
      await opened;
      looking--;
    },
  });
  const lists = Array.from({ length: 30 }, (_, n) => discord.user(`p${n}`).slash("articles"));
  await expect.poll(() => looking).toBe(1);
  const question = discord.user("ann").says("general", QUESTION, { toBot: true });
  expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
  expect(looking).toBe(1);
  open();
  for (const { response } of await Promise.all(lists))
    await discord.until("every list", () => textOf(response!).includes("4 articles"));
  expect(most.atOnce).toBe(1);
});

test("commands and buttons have limits of their own, three for each question", async () => {
  // So few a minute that a slow machine is granted no fourth use.
  const one = { burst: 1, perMinute: 0.25 };
  const many = { burst: 1000, perMinute: 1000 };
  const { discord } = await botAtWork({
    settings: { allowances: { user: one, channel: many, guild: many } },
  });
  const ann = discord.user("ann");
  const use = async () => textOf((await ann.slash("articles")).response!);
  for (let n = 0; n < 3; n++) expect(await use()).toContain("4 articles");
  expect(await use()).toContain("a little too fast");
  const list = (await discord.user("ben").slash("articles")).response!;
  expect(textOf(list)).toContain("4 articles");
  const { response } = await ann.slash("ask", { question: QUESTION });
  await discord.until("the answer", () => textOf(response!).includes(ANSWER));
});
