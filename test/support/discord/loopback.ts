import type { Server } from "node:http";
import { Admin } from "./admin.ts";
import { Faults } from "./faults.ts";
import { Gateway } from "./gateway/gateway.ts";
import { Person } from "./person.ts";
import { channelRoutes } from "./rest/channel-routes.ts";
import { CommandBook, commandRoutes } from "./rest/command-routes.ts";
import { guildRoutes } from "./rest/guild-routes.ts";
import { interactionRoutes } from "./rest/interaction-routes.ts";
import { OpenApi, type Violation } from "./rest/openapi.ts";
import { type Recorded, Rest } from "./rest/rest.ts";
import { threadRoutes } from "./rest/thread-routes.ts";
import { Uploads } from "./rest/uploads.ts";
import { Waiting } from "./waiting.ts";
import { textOf } from "./world/components.ts";
import type { Interaction } from "./world/interaction.ts";
import type { Channel, Guild, Message, User } from "./world/model.ts";
import { World } from "./world/world.ts";
import type { Desk, Place } from "./writer.ts";

type Options = {
  readonly token: string;
  readonly privilegedIntents: number;
  readonly heartbeatMs: number;
  readonly acknowledgeMs: number;
  readonly tokenMs: number;
  readonly nonceMs: number;
  readonly shards: number;
  readonly maxConcurrency: number;
  readonly identifyEveryMs: number;
  readonly guildsPerShard: number;
};

/** A whole Discord: what the bot talks to, what people do there, and what was seen. */
export class LoopbackDiscord {
  /** What DISCORD_API_URL is set to. */
  readonly apiUrl: string;
  readonly port: number;
  readonly token: string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly commands = new CommandBook();
  readonly faults = new Faults();
  readonly admin: Admin;
  /** What people attach to messages and commands. */
  readonly uploads: Uploads;
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
    const { token, privilegedIntents, nonceMs } = options;
    const changed = () => this.#waiting.changed();
    this.gateway = new Gateway(server, { ...options, world: () => this.world });
    const dispatch = (event: Parameters<Gateway["dispatch"]>[0]) => this.gateway.dispatch(event);
    this.world = new World({ privilegedIntents, nonceMs, dispatch, changed });
    const { world, commands, interactions, faults } = this;
    const routes = [
      ...guildRoutes(world, this.gateway),
      ...channelRoutes(world),
      ...threadRoutes(world),
      ...commandRoutes(world, commands),
      ...interactionRoutes(world, interactions, options),
    ];
    this.#rest = new Rest({ routes, token, faults, openApi: this.#openApi, changed });
    this.uploads = new Uploads(port);
    server.on("request", (request, response) => {
      if (!this.uploads.serve(request, response)) void this.#rest.serve(request, response);
    });
    this.admin = new Admin(world);
    const { acknowledgeMs } = options;
    const channel = (place: Place) => this.channel(place);
    this.#desk = { world, commands, interactions, waiting: this.#waiting, acknowledgeMs, channel };
  }

  get guild(): Guild {
    return this.admin.guild;
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

  /** Interactions that the bot did not acknowledge in time, oldest first. */
  get unacknowledged(): readonly Interaction[] {
    const latestMs = performance.now() - this.#desk.acknowledgeMs;
    return [...this.interactions.values()].filter(
      ({ acknowledged, startedMs }) => acknowledged === null && startedMs < latestMs,
    );
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

  channel(place: Place): Channel {
    return this.admin.channel(place);
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
  replyTo(message: Message, withinMs?: number): Promise<Message> {
    const reply = () => this.repliesTo(message)[0];
    return this.until(`a reply to "${message.content}"`, reply, withinMs);
  }

  /** Resolves once the bot's edit has taken the place of "thinking", or what follows when it was taken back. */
  async settled(interaction: Interaction, withinMs?: number): Promise<Message> {
    const what = `the answer to ${interaction.name}`;
    const look = () => {
      const { acknowledged, response, followUps } = interaction;
      if (response?.deleted) return followUps[0];
      return acknowledged !== "deferred" && response;
    };
    return this.until(what, look, withinMs);
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
