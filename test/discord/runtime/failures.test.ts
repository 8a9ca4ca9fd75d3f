import { describe, expect, test } from "vitest";
import { type LoopbackDiscord, startLoopbackDiscord, textOf } from "../../support/discord/index.ts";
import { gate } from "../../support/gate.ts";
import { ANSWER, botAtWork, QUESTION } from "../bot-at-work.ts";

const SEND = "POST /channels/:channel/messages";
const CALLBACK = "POST /interactions/:interaction/:token/callback";
const EDIT = "PATCH /webhooks/:application/:token/messages/:message";

const ofBot = (discord: LoopbackDiscord) =>
  discord.messages("general").filter(({ author }) => author === discord.bot);

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
    await discord.until("the known reply", () => textOf(ofBot(discord)[0]!).includes("Agnes Holm"));
    expect(ofBot(discord)).toHaveLength(1);
  });
});

describe("a command is answered once, whatever happens to the request", () => {
  test.each([
    ["the acknowledgement is cut after", { route: CALLBACK, status: "drop-after" }],
    ["the acknowledgement is cut before", { route: CALLBACK, status: "drop-before" }],
    ["the acknowledgement meets 502", { route: CALLBACK, status: 502 }],
    ["the answer is cut after", { route: EDIT, status: "drop-after" }],
    ["the answer meets 502 five times", { route: EDIT, status: 502, times: 5 }],
  ] as const)("%s", async (_, fault) => {
    const { discord, logged } = await botAtWork();
    discord.faults.next(fault);
    const asked = await discord.user("ann").slash("ask", { question: QUESTION });
    await discord.until("the answer", () => textOf(asked.response!).includes(ANSWER));
    expect(ofBot(discord)).toHaveLength(1);
    expect(logged("failed")).toEqual([]);
  });

  test("a button whose acknowledgement is cut after shows its message once", async () => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    const answer = await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
    discord.faults.next({ route: CALLBACK, status: "drop-after" });
    await ann.presses(answer, "Context");
    await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
    expect(ofBot(discord)).toHaveLength(3);
    expect(logged("failed")).toEqual([]);
  });
});

describe("the gateway", () => {
  test.each([
    ["a cut connection", (discord: LoopbackDiscord) => discord.gateway.drop()],
    ["a request to reconnect", (discord: LoopbackDiscord) => discord.gateway.requestReconnect()],
  ])("%s is resumed, and questions asked meanwhile are answered once", async (_, disturb) => {
    const { discord, logged } = await botAtWork();
    disturb(discord);
    const question = discord.user("ann").says("general", QUESTION, { toBot: true });
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
    await expect.poll(() => logged("resumed")).toHaveLength(1);
    expect(discord.gateway.resumed).toBe(1);
    expect(ofBot(discord)).toHaveLength(1);
  });

  test("that is gone altogether for a while is found again", async () => {
    const { discord, logged } = await botAtWork();
    const { port, token } = discord;
    await discord.stop();
    await expect.poll(() => logged("reconnecting")).toHaveLength(1);
    const again = await startLoopbackDiscord({ port, token });
    await again.until("the bot", () => again.gateway.connected, 20_000);
    const reply = await again.replyTo(again.user("ann").dm(QUESTION));
    expect(textOf(reply)).toContain(ANSWER);
    await again.stop();
  });

  test("an invalid session is begun anew", async () => {
    const { discord } = await botAtWork();
    discord.gateway.invalidateSession(false);
    await discord.until("the new session", () => discord.gateway.identified.length === 2, 15_000);
    const question = discord.user("ann").says("general", QUESTION, { toBot: true });
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
  });
});

describe("a channel without the needed permissions", () => {
  test("is told about once, to the one who asked", async () => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    discord.admin.deny("general", "bot", ["SendMessages", "ReadMessageHistory"]);
    ann.says("general", QUESTION, { toBot: true });
    ann.says("general", QUESTION, { toBot: true });
    const told = await discord.until("the note", () => discord.messages(ann.dms)[0]);
    expect(textOf(told)).toContain("Send Messages and Read Message History");
    await discord.replyTo(ann.says("elsewhere", QUESTION, { toBot: true }));
    expect(discord.messages(ann.dms)).toHaveLength(1);
    expect(logged("missing")).toHaveLength(1);
    expect(ofBot(discord)).toEqual([]);
  });

  test("is told also when the permission went while the answer was sought", async () => {
    const { opened: held, open: release } = gate();
    const { discord, logged } = await botAtWork({ beforeAnswer: () => held });
    const ann = discord.user("ann");
    ann.says("general", QUESTION, { toBot: true });
    await discord.until("the typing", () =>
      discord.requests.some(({ path }) => path.endsWith("/typing")),
    );
    discord.admin.deny("general", "bot", "SendMessages");
    release();
    const told = await discord.until("the note", () => discord.messages(ann.dms)[0]);
    expect(textOf(told)).toContain("Send Messages");
    expect(logged("messageFailed")).toEqual([]);
  });

  test("is told to each who asks", async () => {
    const { discord, logged } = await botAtWork();
    const [ann, ben] = [discord.user("ann"), discord.user("ben")];
    ann.user.acceptsDms = false;
    discord.admin.deny("general", "bot", "SendMessages");
    ann.says("general", QUESTION, { toBot: true });
    await expect.poll(() => logged("dmRefused")).toHaveLength(1);
    ben.says("general", QUESTION, { toBot: true });
    await discord.until("the note", () => discord.messages(ben.dms)[0]);
    expect(logged("missing")).toHaveLength(1);
  });

  test("is only logged when the one who asked takes no direct messages", async () => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    ann.user.acceptsDms = false;
    discord.admin.deny("general", "bot", "SendMessages");
    ann.says("general", QUESTION, { toBot: true });
    await expect.poll(() => logged("dmRefused")).toHaveLength(1);
  });

  test("still answers commands", async () => {
    const { discord } = await botAtWork();
    discord.admin.deny("general", "bot", ["ViewChannel", "SendMessages"]);
    const asked = await discord.user("ann").slash("ask", { question: QUESTION });
    expect(textOf(await discord.settled(asked))).toContain(ANSWER);
  });
});

describe("what is gone", () => {
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

  test("an interaction that expired is logged, and the bot goes on", async () => {
    const { discord, logged } = await botAtWork({
      discord: { tokenMs: 300 },
      beforeAnswer: () => new Promise((done) => setTimeout(done, 700)),
    });
    const ann = discord.user("ann");
    await ann.slash("ask", { question: QUESTION });
    await expect.poll(() => logged("expired")).toHaveLength(1);
    expect(textOf(await discord.replyTo(ann.dm(QUESTION)))).toContain(ANSWER);
  });

  test("a rebuild that outlives its interaction still tells its result", async () => {
    const { discord, logged } = await botAtWork({
      discord: { tokenMs: 300 },
      duringBuild: () => new Promise((done) => setTimeout(done, 700)),
    });
    const olga = discord.user("olga");
    discord.admin.grant(olga, "ManageGuild");
    const { response } = await olga.slash("reindex");
    await discord.until("the result", () => textOf(response!).includes("Nothing changed"));
    expect(logged("failed")).toEqual([]);
  });
});

test("a token that is refused in the middle of work ends the bot, which could say nothing any more", async () => {
  const { discord, bot } = await botAtWork();
  const closed = expect(bot.closed).rejects.toMatchObject({ code: "TOKEN_REFUSED" });
  discord.faults.next({ route: SEND, status: 401 });
  discord.user("ann").says("general", QUESTION, { toBot: true });
  await closed;
});
