import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ANSWER, botAtWork, byBot, QUESTION } from "../../../support/bot/bot-at-work.ts";
import { buttonsOf, textOf } from "../../../support/discord/index.ts";
import { startPostgres, type TestServer } from "../../../support/postgres/pglite.ts";
import { emptied } from "../../../support/store/store-of-tests.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(() => emptied(server.storeUrl));
afterAll(() => server.stop());

test("a bot on another machine knows the answers, the votes and the gaps", async () => {
  const atWork = await botAtWork({ storeUrl: server.storeUrl });
  const { discord } = atWork;
  const ann = discord.user("ann");
  const question = ann.says("general", QUESTION, { toBot: true });
  const answer = await discord.replyTo(question);
  expect(textOf(answer)).toContain(ANSWER);
  const down = buttonsOf(answer).find(({ custom_id }) => custom_id?.includes(".down"))!;
  await ann.presses(answer, down.custom_id!);
  await atWork.restart({ dataDir: temporaryFolder() });
  const context = await ann.presses(answer, "Context");
  expect(textOf(context.response!)).toContain("Passengers took the bus.");
  const status = await ann.slash("status");
  expect(textOf(status.response!)).toContain("· PostgreSQL");
  const olga = discord.user("olga");
  discord.admin.grant(olga, "ManageGuild");
  const { response } = await olga.slash("gaps");
  expect(textOf(response!)).toContain(QUESTION);
  ann.deletesMessage(question);
  await discord.until("the deletion", () => answer.deleted);
});

test("two bots on one database answer every question once, through a rebuild and the end of one", async () => {
  const atWork = await botAtWork({ storeUrl: server.storeUrl });
  const { discord, source, logged } = atWork;
  const other = await atWork.another();
  const ask = async (text: string) =>
    textOf(await discord.replyTo(discord.user("ann").says("general", text, { toBot: true })));
  const first = await Promise.all([1, 2, 3, 4].map((n) => ask(`${QUESTION} ${n}`)));
  expect(first.every((answer) => answer.includes(ANSWER))).toBe(true);
  source.files["harbour/ferry.txt"]!.text = "The ferry stayed in port because the engine froze.";
  source.files["harbour/ferry.txt"]!.modifiedMs = 1;
  await atWork.build();
  expect(await ask(QUESTION)).toContain("the engine froze");
  await other.stop();
  expect(await ask(`${QUESTION} Again.`)).toContain("the engine froze");
  expect(byBot(atWork.discord)).toHaveLength(6);
  expect(logged("failed")).toEqual([]);
});

test("while the database is away the bot says that something is wrong, and answers when it is back", async () => {
  const atWork = await botAtWork({ storeUrl: server.storeUrl });
  const { discord, lines } = atWork;
  const ask = async () =>
    textOf(await discord.replyTo(discord.user("ann").says("general", QUESTION, { toBot: true })));
  expect(await ask()).toContain(ANSWER);
  await server.down();
  expect(await ask()).toContain("Something went wrong");
  await server.restart();
  expect(await ask()).toContain(ANSWER);
  expect(byBot(atWork.discord)).toHaveLength(3);
  expect(lines.join("")).not.toContain(new URL(server.storeUrl).password);
});
