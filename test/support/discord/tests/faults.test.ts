import type { Client, SendableChannels } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LoopbackDiscord, startLoopbackDiscord } from "../index.ts";
import { Clients } from "./clients.ts";

const SEND = "POST /channels/:channel/messages";
const clients = new Clients();
let discord: LoopbackDiscord;
let general: SendableChannels;

async function generalOf(client: Client): Promise<SendableChannels> {
  const channel = await client.channels.fetch(discord.channel("general").id);
  if (!channel?.isSendable()) throw new Error("no channel");
  return channel;
}

beforeEach(async () => {
  discord = await startLoopbackDiscord();
  general = await generalOf(await clients.loggedIn(discord));
});
afterEach(async () => {
  await clients.end();
  await discord.stop();
});

const sent = () => discord.messages("general").map(({ content }) => content);
const statuses = () =>
  discord.requests.filter(({ route }) => route?.endsWith("/messages")).map(({ status }) => status);

describe("an injected fault", () => {
  it("of 429 makes the client wait and try again", async () => {
    discord.faults.next({ route: SEND, status: 429, retryAfter: 0.05, times: 2 });
    await general.send("patient");
    expect(sent()).toEqual(["patient"]);
    expect(statuses()).toEqual([429, 429, 200]);
  });

  it("of a global 429 does so too", async () => {
    discord.faults.next({ status: 429, retryAfter: 0.05, global: true });
    await general.send("patient");
    expect(statuses()).toEqual([429, 200]);
  });

  it("of 502 is retried by the client", async () => {
    discord.faults.next({ route: /^POST .*messages$/, status: 502 });
    await general.send("again");
    expect(statuses()).toEqual([502, 200]);
  });

  it("of drop-before loses nothing and doubles nothing", async () => {
    discord.faults.next({ route: SEND, status: "drop-before" });
    await general.send("once");
    expect(sent()).toEqual(["once"]);
    expect(statuses()).toEqual([0, 200]);
  });

  it("of drop-after doubles a message without a nonce", async () => {
    discord.faults.next({ route: SEND, status: "drop-after" });
    await general.send("twice");
    expect(sent()).toEqual(["twice", "twice"]);
  });

  it("of drop-after doubles nothing under an enforced nonce", async () => {
    discord.faults.next({ route: SEND, status: "drop-after" });
    await general.send({ content: "once", nonce: "42", enforceNonce: true });
    expect(sent()).toEqual(["once"]);
    expect(statuses()).toEqual([0, 200]);
  });

  it("leaves other routes alone", async () => {
    discord.faults.next({ route: SEND, status: 500, times: 9 });
    await general.sendTyping();
    expect(discord.requests.at(-1)?.status).toBe(204);
  });
});

it("a request to a route that is not known is answered 404 and written down", async () => {
  const response = await fetch(`${discord.apiUrl}/v10/nowhere?x=1`);
  expect(response.status).toBe(404);
  expect(discord.unknownRoutes).toEqual(["GET /nowhere"]);
});

it("a missed wait tells what was seen instead", async () => {
  discord.user("ann").says("general", "hello?");
  const waiting = discord.until("an answer", () => null, 1);
  await expect(waiting).rejects.toThrow(/in vain for an answer.*Last messages:\s+ann: hello\?/s);
});
