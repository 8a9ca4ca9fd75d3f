import { Client, Events, GatewayIntentBits, Partials } from "discord.js";
import type { LoopbackDiscord } from "../index.ts";

/** What a bot needs that reads mentions and direct messages. */
export const MODEST_INTENTS =
  GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

/** Real discord.js clients of a test, all ended together. */
export class Clients {
  readonly #clients: Client[] = [];

  /** A client that knows its Discord and has not logged in yet. */
  add(discord: LoopbackDiscord, intents: number = MODEST_INTENTS): Client {
    const rest = { api: discord.apiUrl, offset: 0 };
    const client = new Client({ intents, partials: [Partials.Channel], rest });
    this.#clients.push(client);
    return client;
  }

  async loggedIn(discord: LoopbackDiscord, intents?: number): Promise<Client<true>> {
    const client = this.add(discord, intents);
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(discord.token);
    await ready;
    return client as Client<true>;
  }

  async end(): Promise<void> {
    await Promise.all(this.#clients.splice(0).map((client) => client.destroy()));
  }
}
