import { expect, test } from "vitest";
import { allowances } from "../../../src/discord/asking/fair-use.ts";
import { openTables } from "../../../src/discord/store/store.ts";
import { ANSWER, botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { type LoopbackDiscord, textOf } from "../../support/discord/index.ts";
import { gate } from "../../support/gate.ts";

const isTyping =
  ({ requests }: LoopbackDiscord) =>
  () =>
    requests.some(({ path, status }) => path.endsWith("/typing") && status === 204);

test("an edited question changes its answer, in the same message", async () => {
  const { discord } = await botAtWork();
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  const reply = await discord.replyTo(question);
  ann.editsMessage(question, `<@${discord.bot.id}> Who bought a new lamp?`);
  await discord.until("the other answer", () => textOf(reply).includes("Agnes Holm"));
  expect(discord.repliesTo(question)).toEqual([reply]);
});

test("an edit beyond the allowance takes the answer that does not belong to it any more", async () => {
  const few = allowances({ user: 1, channel: 60, server: 180 });
  const { discord } = await botAtWork({ settings: { allowances: few } });
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  const reply = await discord.replyTo(question);
  ann.editsMessage(question, `<@${discord.bot.id}> Who bought a new lamp?`);
  await discord.until("the notice", () => !textOf(reply).includes(ANSWER));
  expect(textOf(reply)).toContain("fast");
  expect(discord.repliesTo(question)).toHaveLength(1);
});

test("an edit that adds the mention asks", async () => {
  const { discord } = await botAtWork();
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION);
  ann.editsMessage(question, `<@${discord.bot.id}> ${QUESTION}`);
  expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
});

test("an edit at once after the question waits for its answer; the last wording counts", async () => {
  const { discord } = await botAtWork();
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  ann.editsMessage(question, `<@${discord.bot.id}> Who bought a new lamp?`);
  ann.editsMessage(question, `<@${discord.bot.id}> Who asked for two more chairs?`);
  const reply = await discord.replyTo(question);
  await discord.until("the last answer", () => textOf(reply).includes("Ivo Brandt"));
  expect(discord.repliesTo(question)).toEqual([reply]);
});

test("a deleted question takes its answer along, also after a restart", async () => {
  const atWork = await botAtWork();
  const { discord } = atWork;
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  const reply = await discord.replyTo(question);
  await atWork.restart();
  ann.deletesMessage(question);
  await discord.until("the deletion", () => reply.deleted);
});

test("a question that is deleted before it is answered leaves nothing behind", async () => {
  const { opened: held, open: release } = gate();
  const { discord, logged } = await botAtWork({ beforeAnswer: () => held });
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  await discord.until("the typing", isTyping(discord));
  ann.deletesMessage(question);
  release();
  await discord.until("the refused reply", () =>
    discord.requests.some(({ path, status }) => path.endsWith("/messages") && status === 400),
  );
  await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  expect(discord.messages("general").filter(({ author }) => author === discord.bot)).toHaveLength(
    1,
  );
  expect(logged("messageFailed")).toEqual([]);
});

test.each([
  ["before it is searched for", "search"],
  ["before the answer is replaced", "replace"],
])(
  "an edit whose bot ends %s is answered by the next one, in the same message",
  async (_, moment) => {
    let edited = false;
    const { opened: never } = gate();
    const atWork = await botAtWork({
      pace: { finishMs: 500 },
      beforeAnswer: () => (edited && moment === "search" ? never : Promise.resolve()),
    });
    const { discord } = atWork;
    const ann = discord.user("ann");
    const question = ann.says("general", QUESTION, { toBot: true });
    const reply = await discord.replyTo(question);
    edited = true;
    if (moment === "replace")
      discord.faults.next({
        route: "PATCH /channels/:channel/messages/:message",
        status: 500,
        times: 99,
      });
    const before = discord.requests.length;
    ann.editsMessage(question, `<@${discord.bot.id}> Who bought a new lamp?`);
    await discord.until("the edit", () =>
      moment === "search"
        ? atWork.logged("answer").length === 1 && discord.requests.length > before
        : discord.requests.slice(before).some(({ method }) => method === "PATCH"),
    );
    await atWork.bot.stop();
    edited = false;
    discord.faults.clear();
    const memory = await openTables(atWork);
    await memory.query('UPDATE claims SET "heldUntil" = 0 WHERE message IS NOT NULL');
    await memory.close();
    await atWork.restart();
    await discord.until("the other answer", () => textOf(reply).includes("Agnes Holm"));
    expect(discord.repliesTo(question)).toEqual([reply]);
  },
);
