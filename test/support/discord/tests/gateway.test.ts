import { type Client, Events, GatewayIntentBits } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { type LoopbackDiscord, type LoopbackOptions, startLoopbackDiscord } from "../index.ts";
import { Clients, MODEST_INTENTS } from "./clients.ts";
import { closeCode, identify } from "./gateway-payloads.ts";

const clients = new Clients();
let discord: LoopbackDiscord;

async function start(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  discord = await startLoopbackDiscord(options);
  return discord;
}

afterEach(async () => {
  await clients.end();
  await discord.stop();
});

/** What the client's direct messages say, in the order they arrive. */
function listen(client: Client): string[] {
  const heard: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
  return heard;
}

describe("a session", () => {
  it("is resumed after a broken connection, with everything missed", async () => {
    await start();
    const ann = discord.user("ann");
    const heard = listen(await clients.loggedIn(discord));
    ann.dm("before");
    await expect.poll(() => heard).toEqual(["before"]);
    discord.gateway.drop();
    ann.dm("meanwhile");
    ann.dm("and again");
    await expect.poll(() => heard).toEqual(["before", "meanwhile", "and again"]);
    expect(discord.gateway.resumed).toBe(1);
    expect(discord.gateway.identified).toEqual([MODEST_INTENTS]);
  });

  it("is resumed when Discord asks for a reconnect (op 7)", async () => {
    await start();
    const heard = listen(await clients.loggedIn(discord));
    discord.gateway.requestReconnect();
    await expect.poll(() => discord.gateway.resumed).toBe(1);
    discord.user("ann").dm("still there?");
    await expect.poll(() => heard).toEqual(["still there?"]);
  });

  it("starts from scratch when Discord declares it invalid (op 9)", async () => {
    await start();
    const heard = listen(await clients.loggedIn(discord));
    discord.gateway.invalidateSession(false);
    await expect.poll(() => discord.gateway.identified.length).toBe(2);
    await expect.poll(() => discord.gateway.connected).toBe(true);
    discord.user("ann").dm("hello again");
    await expect.poll(() => heard).toEqual(["hello again"]);
  });

  it("is closed with 4009 when a heartbeat stays away", async () => {
    await start({ heartbeatMs: 50 });
    expect(await closeCode(discord, identify(discord.token, MODEST_INTENTS))).toBe(4009);
    expect(discord.gateway.missedHeartbeats).toBe(1);
  });

  it("has its heartbeats written down and acknowledged", async () => {
    await start({ heartbeatMs: 50 });
    const client = await clients.loggedIn(discord);
    await expect.poll(() => discord.gateway.heartbeats.length).toBeGreaterThan(2);
    await expect.poll(() => client.ws.ping).toBeGreaterThanOrEqual(0);
  });

  it("is given up by a client whose heartbeats get no answer, and resumed", async () => {
    await start({ heartbeatMs: 50 });
    await clients.loggedIn(discord);
    discord.gateway.acknowledges = false;
    await expect.poll(() => discord.gateway.resumed).toBeGreaterThan(0);
  });
});

describe("a login", () => {
  it("with an intent that is switched off is closed with 4014", async () => {
    await start();
    const client = clients.add(discord, MODEST_INTENTS | GatewayIntentBits.MessageContent);
    await expect(client.login(discord.token)).rejects.toThrow("disallowed intents");
  });

  it("with MessageContent switched on reads everything", async () => {
    await start({ privilegedIntents: GatewayIntentBits.MessageContent });
    const intents = MODEST_INTENTS | GatewayIntentBits.MessageContent;
    const heard = listen(await clients.loggedIn(discord, intents));
    discord.user("ann").says("general", "to nobody in particular");
    await expect.poll(() => heard).toEqual(["to nobody in particular"]);
  });

  it("with a wrong token is refused by REST", async () => {
    await start();
    await expect(clients.add(discord).login("wrong.bot.token")).rejects.toThrow("token");
  });
});

describe("the gateway closes a connection", () => {
  it.each([
    [4001, () => [identify(discord.token, 1), '{"op":77}']],
    [4002, () => ["{"]],
    [4002, () => [`{"op":1,"d":"${"x".repeat(5000)}"}`]],
    [4003, () => ['{"op":3,"d":{}}']],
    [4004, () => [identify("wrong", 1)]],
    [4005, () => [identify(discord.token, 1), identify(discord.token, 1)]],
    [4013, () => [identify(discord.token, 2 ** 30)]],
    [4014, () => [identify(discord.token, GatewayIntentBits.GuildMembers)]],
  ])("with %i", async (code, payloads) => {
    await start();
    expect(await closeCode(discord, ...payloads())).toBe(code);
  });
});
