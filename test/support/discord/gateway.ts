import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from "discord.js";
import { type WebSocket, WebSocketServer } from "ws";
import { Connection } from "./connection.ts";
import { applicationJson, guildCreateJson, userJson } from "./wire.ts";
import type { Dispatch, World } from "./world.ts";

const PRIVILEGED =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;
const ALL_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (all, bit) => (typeof bit === "number" ? all | bit : all),
  0,
);

type Sent = { readonly op: number; readonly t: string; readonly s: number; readonly d: unknown };

/** What outlives a connection: the events a resuming client may have missed. */
type Session = {
  readonly id: string;
  readonly intents: number;
  readonly sent: Sent[];
  /** Sequence number of the last event, counted from 1. */
  last: number;
  connection: Connection | null;
};

/** Enough for a bot that comes back; Discord, too, keeps only so many. */
const EVENTS_KEPT = 10_000;

/** The gateway's sessions: who is connected, what was sent, what is replayed. */
export class Gateway {
  /** Times of heartbeats, milliseconds of `performance.now()`, oldest first. */
  readonly heartbeats: number[] = [];
  /** Intents of each IDENTIFY, oldest first. */
  readonly identified: number[] = [];
  /** How many times a session was resumed. */
  resumed = 0;
  /** Set to false to play dead: heartbeats get no acknowledgement. */
  acknowledges = true;
  readonly #sessions = new Map<string, Session>();
  readonly #sockets: WebSocketServer;
  readonly #options: { token: string; heartbeatMs: number; world: () => World };

  constructor(server: Server, options: { token: string; heartbeatMs: number; world: () => World }) {
    this.#options = options;
    this.#sockets = new WebSocketServer({ server });
    this.#sockets.on("connection", (socket) => this.#welcome(socket));
  }

  get connected(): boolean {
    return this.#live().length > 0;
  }

  /** Send an event to every session that asked for it; those away find it when they resume. */
  dispatch({ name, intent, data }: Dispatch): void {
    for (const session of this.#sessions.values()) {
      if (intent === 0 || (session.intents & intent) !== 0) {
        this.#send(session, name, data(session.intents));
      }
    }
  }

  /** Op 7: ask the client to come back and resume. */
  requestReconnect(): void {
    for (const connection of this.#live()) connection.send({ op: GatewayOpcodes.Reconnect });
  }

  /** Op 9: the session is over; `resumable` says whether trying to resume makes sense. */
  invalidateSession(resumable: boolean): void {
    for (const [id, session] of this.#sessions) {
      session.connection?.send({ op: GatewayOpcodes.InvalidSession, d: resumable });
      if (!resumable) this.#sessions.delete(id);
    }
  }

  /** Cut every connection without a word, as a broken network does. */
  drop(): void {
    for (const session of this.#sessions.values()) session.connection = null;
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  close(): void {
    this.drop();
    this.#sockets.close();
  }

  #live(): Connection[] {
    return [...this.#sessions.values()].flatMap(({ connection }) => connection ?? []);
  }

  #welcome(socket: WebSocket): void {
    const connection = new Connection(socket, {
      identify: (data) => this.#identify(connection, data),
      resume: (data) => this.#resume(connection, data),
      heartbeat: () => this.#heartbeat(connection),
      gone: (code) => this.#left(connection, code),
    });
    const hello = { heartbeat_interval: this.#options.heartbeatMs };
    connection.send({ op: GatewayOpcodes.Hello, d: hello });
  }

  #heartbeat(connection: Connection): void {
    this.heartbeats.push(performance.now());
    if (this.acknowledges) connection.send({ op: GatewayOpcodes.HeartbeatAck });
  }

  #identify(connection: Connection, data: { token: string; intents: number }): void {
    const world = this.#options.world();
    const { token, intents } = data;
    if (token !== this.#options.token) {
      connection.close(GatewayCloseCodes.AuthenticationFailed);
      return;
    }
    if (!Number.isInteger(intents) || (intents & ~ALL_INTENTS) !== 0) {
      connection.close(GatewayCloseCodes.InvalidIntents);
      return;
    }
    this.identified.push(intents);
    if ((intents & PRIVILEGED & ~world.privilegedIntents) !== 0) {
      connection.close(GatewayCloseCodes.DisallowedIntents);
      return;
    }
    for (const [id, { connection }] of this.#sessions) {
      if (connection === null) this.#sessions.delete(id);
    }
    const session: Session = { id: randomUUID(), intents, sent: [], last: 0, connection };
    this.#sessions.set(session.id, session);
    this.#introduce(world, session);
    world.touch();
  }

  #introduce(world: World, session: Session): void {
    const guilds = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
    this.#send(session, "READY", {
      v: 10,
      user: userJson(world.bot),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      application: applicationJson(world),
    });
    if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
    for (const guild of guilds) this.#send(session, "GUILD_CREATE", guildCreateJson(world, guild));
  }

  #resume(connection: Connection, data: { token: string; session_id: string; seq: number }): void {
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
    session.connection = connection;
    this.resumed += 1;
    for (const sent of session.sent) if (sent.s > data.seq) connection.send(sent);
    this.#send(session, "RESUMED", {});
    this.#options.world().touch();
  }

  #send(session: Session, t: string, d: unknown): void {
    session.last += 1;
    const payload = { op: GatewayOpcodes.Dispatch, t, s: session.last, d };
    session.sent.push(payload);
    if (session.sent.length > EVENTS_KEPT) session.sent.shift();
    session.connection?.send(payload);
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
