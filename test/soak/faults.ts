import type { LoopbackDiscord } from "../support/discord/index.ts";

/** Batches of questions between two broken connections to the gateway, and between two rate limits. */
const DROP_EVERY = 25;
const LIMIT_EVERY = 10;

/**
 * What goes wrong during the next eight questions, which take about 16 requests: one of them fails, so
 * about 6 %; now and then a rate limit is met or the connection to the gateway breaks.
 *
 * @param number of questions before; makes the faults differ
 */
export function inject(discord: LoopbackDiscord, number: number): void {
  const batch = Math.floor(number / 8);
  const { faults, gateway } = discord;
  const failures = [500, 502, "drop-before", "drop-after"] as const;
  faults.next({ status: failures[batch % failures.length]! });
  if (batch % LIMIT_EVERY === 0)
    faults.next({ status: 429, retryAfter: 0.2, global: batch % (2 * LIMIT_EVERY) === 0 });
  if (batch % DROP_EVERY === DROP_EVERY - 1) gateway.drop();
}
