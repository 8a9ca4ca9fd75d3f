import { randomUUID } from "node:crypto";
import { GatewayOpcodes } from "discord.js";
import type { Guild, Json } from "../world/model.ts";
import type { Connection } from "./connection.ts";
import { type Shard, serves } from "./shards.ts";

type Sent = { readonly op: number; readonly t: string; readonly s: number; readonly d: Json };

/** Enough for a bot that comes back; Discord, too, keeps only so many. */
const EVENTS_KEPT = 10_000;

/** What outlives a connection: the events a resuming client may have missed. */
export class Session {
  readonly id = randomUUID();
  readonly intents: number;
  readonly shard: Shard;
  /** `null` while the client is away. */
  connection: Connection | null;
  readonly #sent: Sent[] = [];
  #last = 0;

  constructor(intents: number, shard: Shard, connection: Connection) {
    this.intents = intents;
    this.shard = shard;
    this.connection = connection;
  }

  /** Sequence number of the last event, counted from 1. */
  get last(): number {
    return this.#last;
  }

  /** @param intent the bit an event needs; 0 when every session gets it */
  hears(intent: number, guild: Guild | null): boolean {
    return (intent === 0 || (this.intents & intent) !== 0) && serves(this.shard, guild);
  }

  /** Send an event now, or as soon as the client is back. */
  send(t: string, d: Json): void {
    this.#last += 1;
    const event = { op: GatewayOpcodes.Dispatch, t, s: this.#last, d };
    this.#sent.push(event);
    if (this.#sent.length > EVENTS_KEPT) this.#sent.shift();
    this.connection?.send(event);
  }

  /** A client is back that has all events up to a number. */
  resume(connection: Connection, seen: number): void {
    this.connection = connection;
    for (const event of this.#sent) if (event.s > seen) connection.send(event);
    this.send("RESUMED", {});
  }
}
