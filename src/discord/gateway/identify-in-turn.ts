import { setTimeout } from "node:timers/promises";
import type { WebSocketOptions } from "discord.js";
import type { Turns } from "../store/limits.ts";

/** Discord's five seconds, and some for the way there. */
const IDENTIFY_EVERY_MS = 5250;

/**
 * Has the shards of all processes that share the store begin their sessions in turn: of those with the
 * same `id % max_concurrency`, Discord takes one in five seconds.
 */
export function identifyInTurn(
  turns: Turns,
): NonNullable<WebSocketOptions["buildIdentifyThrottler"]> {
  return async (manager) => {
    const { session_start_limit } = await manager.fetchGatewayInformation();
    return {
      async waitForIdentify(shard, signal) {
        const bucket = shard % session_start_limit.max_concurrency;
        const waitMs = await turns.take(`identify ${bucket}`, IDENTIFY_EVERY_MS);
        await setTimeout(waitMs, undefined, { signal });
      },
    };
  };
}
