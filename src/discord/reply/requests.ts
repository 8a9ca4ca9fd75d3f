import { DiscordAPIError, RateLimitError } from "discord.js";
import { retry } from "../../async/retry.ts";

/** Waits of 0.5, 2, 8 and 30 s; discord.js has tried three times without waiting before. */
const PATIENCE = { retries: 4, firstWaitMs: 500, factor: 4, longestWaitMs: 30_000 };

/**
 * Does something on Discord that may safely be done twice, trying again when Discord or the network
 * fails. What Discord refuses is not tried again.
 */
export function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  return retry(work, { ...PATIENCE, isPassing: (error) => !isRefusal(error) });
}

function isRefusal(error: Error): boolean {
  return error instanceof DiscordAPIError || error instanceof RateLimitError;
}

/** Whether Discord refused something with one of these codes (`RESTJSONErrorCodes`). */
export function refusedWith(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}
