import type { Server } from "node:http";
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from "discord.js";
import { type WebSocket, WebSocketServer } from "ws";
import type { Dispatch, World } from "../world/world.ts";
import { Connection, type Identify, type Resume } from "./connection.ts";
import { Pulse } from "./pulse.ts";
import { Session } from "./session.ts";
import { isShard, type Shard, serves, shardOf } from "./shards.ts";
import { StartLimit } from "./start-limit.ts";
import { applicationJson, guildCreateJson, userJson } from "./wire.ts";

const PRIVILEGED =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;
const ALL_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (all, bit) => (typeof bit === "number" ? all | bit : all),
  0,
);

type Options = {
  readonly token: string;
  readonly heartbeatMs: number;
  readonly shards: number;
  readonly maxConcurrency: number;
  readonly identifyEveryMs: number;
  readonly guildsPerShard: number;
  readonly world: () => World;
};

/** The gateway's sessions: who is connected, what was sent, what is replayed. */
export class Gateway {
  /** How late each heartbeat was, milliseconds, oldest first; negative when it came early. */
  readonly heartbeats: number[] = [];
  /** How many connections were closed because a heartbeat did not come in time. */
  missedHeartbeats = 0;
  /** Intents of each IDENTIFY, oldest first. */
  readonly identified: number[] = [];
  /** How many times a session was resumed. */
  resumed = 0;
  /** Set to false to play dead: heartbeats get no acknowledgement. */
  acknowledges = true;
  /** How many shards Discord recommends. */
  readonly shards: number;
  readonly startLimit: StartLimit;
  readonly #sessions = new Map<string, Session>();
  readonly #sockets: WebSocketServer;
  readonly #options: Options;

  constructor(server: Server, options: Options) {
    this.#options = options;
    this.shards = options.shards;
    this.startLimit = new StartLimit(options.maxConcurrency, options.identifyEveryMs);
    this.#sockets = new WebSocketServer({ server });
    this.#sockets.on("connection", (socket) => this.#welcome(socket));
  }

  get connected(): boolean {
    return this.connectedShards.length > 0;
  }

  /** The shards with a connection; one with two connections stands there twice. */
  get connectedShards(): readonly Shard[] {
    return this.#live().map(({ shard }) => shard);
  }

  /** Send an event to every session that asked for it; those away find it when they resume. */
  dispatch({ name, intent, guild, data }: Dispatch): void {
    for (const session of this.#sessions.values()) {
      if (session.hears(intent, guild)) session.send(name, data(session.intents));
    }
  }

  /** Op 7: ask the client to come back and resume. */
  requestReconnect(): void {
    for (const { connection } of this.#live()) connection?.send({ op: GatewayOpcodes.Reconnect });
  }

  /** Op 9: the session is over; `resumable` says whether trying to resume makes sense. */
  invalidateSession(resumable: boolean): void {
    for (const [id, session] of this.#sessions) {
      session.connection?.send({ op: GatewayOpcodes.InvalidSession, d: resumable });
      if (!resumable) this.#sessions.delete(id);
    }
  }

  /** Cut every connection, or those of one shard, without a word, as a broken network does. */
  drop(shard?: number): void {
    for (const session of this.#live()) {
      if (shard !== undefined && session.shard.id !== shard) continue;
      session.connection?.cut();
      session.connection = null;
    }
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #live(): Session[] {
    return [...this.#sessions.values()].filter(({ connection }) => connection !== null);
  }

  #welcome(socket: WebSocket): void {
    const pulse = new Pulse(this.#options.heartbeatMs, () => {
      this.missedHeartbeats += 1;
      connection.close(GatewayCloseCodes.SessionTimedOut);
    });
    const connection = new Connection(socket, {
      identify: (data) => this.#identify(connection, data),
      resume: (data) => this.#resume(connection, data),
      heartbeat: () => {
        this.heartbeats.push(pulse.beat());
        if (this.acknowledges) connection.send({ op: GatewayOpcodes.HeartbeatAck });
      },
      gone: (code) => {
        pulse.stop();
        this.#left(connection, code);
      },
    });
    const hello = { heartbeat_interval: this.#options.heartbeatMs };
    connection.send({ op: GatewayOpcodes.Hello, d: hello });
  }

  #identify(connection: Connection, data: Identify): void {
    const world = this.#options.world();
    const refused = this.#refused(data);
    if (refused !== null) {
      connection.close(refused);
      return;
    }
    const { intents } = data;
    const shard = shardOf(data);
    if (!this.startLimit.take(shard.id)) {
      connection.send({ op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    this.identified.push(intents);
    this.#forgetAway(shard);
    const session = new Session(intents, shard, connection);
    this.#sessions.set(session.id, session);
    const guilds = world.guildsOfBot().filter((guild) => serves(shard, guild));
    session.send("READY", {
      v: 10,
      user: userJson(world.bot),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      shard: [shard.id, shard.count],
      resume_gateway_url: this.url,
      application: applicationJson(world),
    });
    if ((intents & GatewayIntentBits.Guilds) !== 0) {
      for (const guild of guilds) session.send("GUILD_CREATE", guildCreateJson(world, guild));
    }
    world.touch();
  }

  /** The code to close with, `null` for an IDENTIFY that is fine. */
  #refused(data: Identify): GatewayCloseCodes | null {
    const world = this.#options.world();
    const { token, intents } = data;
    if (token !== this.#options.token) return GatewayCloseCodes.AuthenticationFailed;
    if (!Number.isInteger(intents) || (intents & ~ALL_INTENTS) !== 0) {
      return GatewayCloseCodes.InvalidIntents;
    }
    if ((intents & PRIVILEGED & ~world.privilegedIntents) !== 0) {
      return GatewayCloseCodes.DisallowedIntents;
    }
    const shard = shardOf(data);
    if (!isShard(shard)) return GatewayCloseCodes.InvalidShard;
    const guilds = world.guildsOfBot().filter((guild) => serves(shard, guild));
    return guilds.length > this.#options.guildsPerShard ? GatewayCloseCodes.ShardingRequired : null;
  }

  /** A client that starts a new session loses what the old one had. */
  #forgetAway(shard: Shard): void {
    for (const [id, { connection, shard: of }] of this.#sessions) {
      if (connection === null && of.id === shard.id) this.#sessions.delete(id);
    }
  }

  #resume(connection: Connection, data: Resume): void {
    const session = this.#sessions.get(data.session_id);
    if (data.token !== this.#options.token) {
      connection.close(GatewayCloseCodes.AuthenticationFailed);
      return;
    }
    if (session === undefined) {
      connection.send({ op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    if (data.seq > session.last) {
      connection.close(GatewayCloseCodes.InvalidSeq);
      return;
    }
    this.resumed += 1;
    session.resume(connection, data.seq);
    this.#options.world().touch();
  }

  #left(connection: Connection, code: number): void {
    for (const [id, session] of this.#sessions) {
      if (session.connection !== connection) continue;
      session.connection = null;
      if (code === 1000 || code === 1001) this.#sessions.delete(id);
    }
    this.#options.world().touch();
  }

  get url(): string {
    const address = this.#sockets.address();
    const port = typeof address === "object" ? address?.port : address;
    return `ws://127.0.0.1:${port}`;
  }
}
