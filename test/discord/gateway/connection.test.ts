import { describe, expect, test } from "vitest";
import { ANSWER, botAtWork, byBot, QUESTION } from "../../support/bot/bot-at-work.ts";
import { type LoopbackDiscord, startLoopbackDiscord, textOf } from "../../support/discord/index.ts";
import { freePort } from "../../support/free-port.ts";

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
    expect(byBot(discord)).toHaveLength(1);
  });

  test("that is gone altogether for a while is found again", async () => {
    const { discord, logged } = await botAtWork({ discord: { port: await freePort() } });
    const { port, token } = discord;
    await discord.stop();
    await expect.poll(() => logged("reconnecting")).toHaveLength(1);
    const again = await startLoopbackDiscord({ port, token });
    await again.until("the bot", () => again.gateway.connected);
    const reply = await again.replyTo(again.user("ann").dm(QUESTION));
    expect(textOf(reply)).toContain(ANSWER);
    await again.stop();
  });

  test("an invalid session is replaced by a new one", async () => {
    const { discord } = await botAtWork();
    discord.gateway.invalidateSession(false);
    await discord.until("the new session", () => discord.gateway.identified.length === 2);
    const question = discord.user("ann").says("general", QUESTION, { toBot: true });
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
  });
});

test("a token that is refused in the middle of work ends the bot, which could say nothing any more", async () => {
  const { discord, bot } = await botAtWork();
  const closed = expect(bot.closed).rejects.toMatchObject({ code: "TOKEN_REFUSED" });
  discord.faults.next({ route: "POST /channels/:channel/messages", status: 401 });
  discord.user("ann").says("general", QUESTION, { toBot: true });
  await closed;
});
