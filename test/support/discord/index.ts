import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { LoopbackDiscord } from "./loopback.ts";

export type { LoopbackDiscord } from "./loopback.ts";
export { buttonsOf, textOf } from "./world/components.ts";
export type { Channel, Message } from "./world/model.ts";
export type { Place } from "./writer.ts";

export type LoopbackOptions = {
  /** 0, the default, for any free port. */
  readonly port?: number;
  readonly token?: string;
  /** Privileged intents switched on in the "Developer Portal", as bits; none by default. */
  readonly privilegedIntents?: number;
  readonly heartbeatMs?: number;
  /**
   * How long the bot may take to acknowledge an interaction: 3000 on Discord. 60,000 by default, so that no test
   * measures how busy the machine is.
   */
  readonly acknowledgeMs?: number;
  /** How long an interaction's token lives, 15 minutes by default. */
  readonly tokenMs?: number;
  /** How long Discord knows a message's nonce, five minutes by default. */
  readonly nonceMs?: number;
  /** How many shards Discord recommends; 1 by default. */
  readonly shards?: number;
  /** How many shards may identify at the same time; 1 by default. */
  readonly maxConcurrency?: number;
  /**
   * The time between two IDENTIFYs of shards with the same `id % maxConcurrency`: 5000 on Discord.
   * 0 by default, so that tests may start a bot again at once.
   */
  readonly identifyEveryMs?: number;
  /** A shard with more must be split (close code 4011); 2500 by default. */
  readonly guildsPerShard?: number;
};

/** Start Discord, as far as a bot can tell, on one port of this machine. */
export async function startLoopbackDiscord(
  options: LoopbackOptions = {},
): Promise<LoopbackDiscord> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return new LoopbackDiscord(server, port, {
    token: "loopback.bot.token",
    privilegedIntents: 0,
    heartbeatMs: 41_250,
    acknowledgeMs: 60_000,
    tokenMs: 900_000,
    nonceMs: 300_000,
    shards: 1,
    maxConcurrency: 1,
    identifyEveryMs: 0,
    guildsPerShard: 2500,
    ...options,
  });
}
