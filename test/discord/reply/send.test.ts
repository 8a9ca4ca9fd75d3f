import { describe, expect, test } from "vitest";
import { ANSWER, botAtWork, byBot, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import { gate } from "../../support/gate.ts";

const SEND = "POST /channels/:channel/messages";

describe("a reply is sent once, whatever happens to the request", () => {
  test.each([
    ["429", { status: 429, retryAfter: 0.05, times: 3 }],
    ["a global 429", { status: 429, retryAfter: 0.05, global: true }],
    ["500", { status: 500 }],
    ["seven times 502", { status: 502, times: 7 }],
    ["a connection that is cut before", { status: "drop-before", times: 2 }],
    ["a connection that is cut after", { status: "drop-after" }],
  ] as const)("%s", async (_, fault) => {
    const { discord } = await botAtWork();
    discord.faults.next({ route: SEND, ...fault });
    const question = discord.user("ann").says("general", QUESTION, { toBot: true });
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
    const edited = `<@${discord.bot.id}> Who bought a new lamp?`;
    discord.user("ann").editsMessage(question, edited);
    await discord.until("the known reply", () => textOf(byBot(discord)[0]!).includes("Agnes Holm"));
    expect(byBot(discord)).toHaveLength(1);
  });
});

test("a channel that is deleted while its question is answered is no failure", async () => {
  const { opened: held, open: release } = gate();
  const { discord, logged } = await botAtWork({ beforeAnswer: () => held });
  const ann = discord.user("ann");
  ann.says("elsewhere", QUESTION, { toBot: true });
  await discord.until("the typing", () =>
    discord.requests.some(({ path }) => path.endsWith("/typing")),
  );
  discord.admin.removeChannel("elsewhere");
  release();
  await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  expect(logged("messageFailed")).toEqual([]);
});

test("an answer that a moderator deleted is not missed when its question goes, too", async () => {
  const { discord, logged } = await botAtWork();
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  ann.deletesMessage(await discord.replyTo(question));
  ann.deletesMessage(question);
  await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  expect(logged("deleteFailed")).toEqual([]);
});
