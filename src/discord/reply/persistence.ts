import { DiscordAPIError, RateLimitError } from "discord.js";

/** Milliseconds before each further try; discord.js has tried three times without waiting before. */
const WAITS_MS = [500, 2000, 8000, 30_000];

/**
 * Does something on Discord that may safely be done twice, trying again when Discord or the network
 * fails. What Discord refuses is not tried again.
 */
export async function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const waitMs of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DiscordAPIError || error instanceof RateLimitError) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return work();
}

/** Whether Discord refused something with one of these codes (`RESTJSONErrorCodes`). */
export function refusedWith(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}
