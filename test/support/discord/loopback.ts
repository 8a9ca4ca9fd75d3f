import type { Server } from "node:http";
import {
  ChannelType,
  GatewayIntentBits,
  type PermissionResolvable,
  PermissionsBitField,
} from "discord.js";
import { channelRoutes } from "./channel-routes.ts";
import { CommandBook, commandRoutes } from "./command-routes.ts";
import { textOf } from "./components.ts";
import { Faults } from "./faults.ts";
import { Gateway } from "./gateway.ts";
import { guildRoutes } from "./guild-routes.ts";
import type { Interaction } from "./interaction.ts";
import { interactionRoutes } from "./interaction-routes.ts";
import type { Channel, Guild, Message, User } from "./model.ts";
import { OpenApi, type Violation } from "./openapi.ts";
import { Person } from "./person.ts";
import { type Recorded, Rest } from "./rest.ts";
import { threadRoutes } from "./thread-routes.ts";
import { announceChannel } from "./threads.ts";
import { Waiting } from "./waiting.ts";
import { guildCreateJson } from "./wire.ts";
import { World } from "./world.ts";
import type { Desk, Place } from "./writer.ts";

type Options = {
  readonly token: string;
  readonly privilegedIntents: number;
  readonly heartbeatMs: number;
  readonly acknowledgeMs: number;
  readonly tokenMs: number;
};

/**
 * A whole Discord. It holds one guild, "Reading Room", with the text channels `general` and
 * `elsewhere` and the forum `questions`. The bot is a member and, as careless admins have it, may
 * mention everyone, so that pings nobody asked for show up.
 */
export class LoopbackDiscord {
  /** What DISCORD_API_URL is set to. */
  readonly apiUrl: string;
  readonly port: number;
  readonly token: string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly commands = new CommandBook();
  readonly faults = new Faults();
  readonly guild: Guild;
  /** Every interaction so far, by its token. */
  readonly interactions = new Map<string, Interaction>();
  readonly #openApi = new OpenApi();
  readonly #waiting = new Waiting(() => this.#recently());
  readonly #people = new Map<string, Person>();
  readonly #rest: Rest;
  readonly #server: Server;
  readonly #desk: Desk;

  constructor(server: Server, port: number, options: Options) {
    this.#server = server;
    this.port = port;
    this.token = options.token;
    this.apiUrl = `http://127.0.0.1:${port}/api`;
    const { token, heartbeatMs, privilegedIntents } = options;
    const changed = () => this.#waiting.changed();
    this.gateway = new Gateway(server, { token, heartbeatMs, world: () => this.world });
    const dispatch = (event: Parameters<Gateway["dispatch"]>[0]) => this.gateway.dispatch(event);
    this.world = new World({ privilegedIntents, dispatch, changed });
    const { world, commands, interactions, faults } = this;
    const routes = [
      ...guildRoutes(world, () => this.gateway.url),
      ...channelRoutes(world),
      ...threadRoutes(world),
      ...commandRoutes(world, commands),
      ...interactionRoutes(world, interactions, options),
    ];
    this.#rest = new Rest({ routes, token, faults, openApi: this.#openApi, changed });
    server.on("request", (request, response) => this.#rest.serve(request, response));
    this.guild = this.addGuild("Reading Room");
    this.addChannel("general");
    this.addChannel("elsewhere");
    this.addChannel("questions", { type: ChannelType.GuildForum });
    const { acknowledgeMs } = options;
    const channel = (place: Place) => this.channel(place);
    this.#desk = { world, commands, interactions, waiting: this.#waiting, acknowledgeMs, channel };
  }

  get bot(): User {
    return this.world.bot;
  }

  /** Every REST request, oldest first. */
  get requests(): readonly Recorded[] {
    return this.#rest.requests;
  }

  /** Requests no route is known for; a test of a bot asserts that there are none. */
  get unknownRoutes(): readonly string[] {
    return this.#rest.unknownRoutes;
  }

  /** Requests that Discord's OpenAPI description forbids. */
  get violations(): readonly Violation[] {
    return this.#openApi.violations;
  }

  /** "absent" where Discord's description is not at hand, so that nothing is held against it. */
  get openapi(): "checked" | "absent" {
    return this.#openApi.state;
  }

  /** The person of that name; a member of the guild from the first time on. */
  user(name: string): Person {
    const known = this.#people.get(name);
    if (known !== undefined) return known;
    const user = this.world.addUser(name);
    this.guild.members.set(user.id, []);
    const person = new Person(user, this.#desk);
    this.#people.set(name, person);
    return person;
  }

  /** Give somebody a role with these permissions in the whole guild. */
  grant({ user }: Person, permissions: PermissionResolvable): void {
    const { bitfield } = new PermissionsBitField(permissions);
    const role = this.world.addRole(this.guild, `powers of ${user.username}`, bitfield);
    this.guild.members.get(user.id)?.push(role.id);
  }

  /** Take permissions from the bot or somebody else in one channel. */
  deny(place: Place, who: Person | "bot", permissions: PermissionResolvable): void {
    const channel = this.channel(place);
    const { id } = who === "bot" ? this.bot : who.user;
    const { bitfield } = new PermissionsBitField(permissions);
    channel.overwrites.set(id, { allow: 0n, deny: bitfield });
    announceChannel(this.world, "CHANNEL_UPDATE", channel);
  }

  /** A further guild; without the bot, people there can only use it as user-installed. */
  addGuild(name: string, { withBot = true } = {}): Guild {
    const guild = this.world.addGuild(name);
    if (!withBot) return guild;
    const may = new PermissionsBitField(["ViewChannel", "MentionEveryone"]).bitfield;
    const role = this.world.addRole(guild, this.bot.username, may);
    guild.members.set(this.bot.id, [role.id]);
    this.world.announce({
      name: "GUILD_CREATE",
      intent: GatewayIntentBits.Guilds,
      data: () => guildCreateJson(this.world, guild),
    });
    return guild;
  }

  addChannel(
    name: string,
    {
      type = ChannelType.GuildText,
      guild = this.guild,
    }: Partial<Pick<Channel, "type" | "guild">> = {},
  ): Channel {
    const channel = this.world.addChannel({ name, type, guild });
    announceChannel(this.world, "CHANNEL_CREATE", channel);
    return channel;
  }

  /** @throws Error if no channel of the first guild has that name */
  channel(place: Place): Channel {
    if (typeof place !== "string") return place;
    const found = [...this.world.channels.values()].find(
      ({ name, guild }) => name === place && guild === this.guild,
    );
    if (found === undefined) throw new Error(`There is no channel "${place}".`);
    return found;
  }

  /** Everything in a channel, ephemeral messages too, oldest first. */
  messages(place: Place): Message[] {
    return [...this.channel(place).messages.values()];
  }

  /** Wait until something is there. @throws Error that tells what was seen instead */
  until<T>(what: string, look: () => T | undefined | null | false, withinMs?: number): Promise<T> {
    return this.#waiting.until(what, look, withinMs);
  }

  /** The bot's messages that reply to this one, oldest first. */
  repliesTo(message: Message): Message[] {
    return this.messages(message.channel).filter(
      ({ author, replyTo }) => author === this.bot && replyTo?.id === message.id,
    );
  }

  /** The bot's first reply to a message. */
  replyTo(message: Message): Promise<Message> {
    return this.until(`a reply to "${message.content}"`, () => this.repliesTo(message)[0]);
  }

  /** Resolves once the bot's edit has taken the place of "thinking". */
  async settled(interaction: Interaction): Promise<Message> {
    const what = `the answer to ${interaction.name}`;
    return this.until(what, () => interaction.acknowledged !== "deferred" && interaction.response);
  }

  async stop(): Promise<void> {
    this.gateway.close();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #recently(): string {
    const requests = this.requests
      .slice(-8)
      .map(({ method, path, status }) => `  ${method} ${path} -> ${status}`);
    const said = [...this.world.channels.values()]
      .flatMap(({ messages }) => [...messages.values()])
      .sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
      .slice(-5)
      .map((message) => `  ${message.author.username}: ${textOf(message).slice(0, 200)}`);
    return ["Last requests:", ...requests, "Last messages:", ...said].join("\n");
  }
}
