import { Client, Events, GatewayIntentBits, Partials } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from "./discord/index.ts";

const INTENTS =
  GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

let discord: LoopbackDiscord;
const clients: Client[] = [];

async function start(options: LoopbackOptions = {}): Promise<void> {
  await discord?.stop();
  discord = await startLoopbackDiscord(options);
}

function newClient(intents: number = INTENTS): Client {
  const client = new Client({
    intents,
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl, offset: 0 },
  });
  client.on(Events.Error, () => {});
  clients.push(client);
  return client;
}

async function loggedIn(intents?: number): Promise<Client<true>> {
  const client = newClient(intents);
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  return client as Client<true>;
}

beforeEach(() => start());
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await discord.stop();
});

describe("messages", () => {
  it("reach a real client, whose reply is seen", async () => {
    const client = await loggedIn();
    client.on(Events.MessageCreate, (message) => {
      if (!message.author.bot) message.reply({ content: `You said: ${message.content}` });
    });
    const question = discord.user("ann").says("general", "who won?", { toBot: true });
    const reply = await discord.replyTo(question);
    expect(reply.content).toBe(`You said: <@${discord.bot.id}> who won?`);
    expect(discord.violations).toEqual([]);
    expect(discord.unknownRoutes).toEqual([]);
  });
});
