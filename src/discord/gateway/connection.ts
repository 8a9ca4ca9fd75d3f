import { setTimeout } from "node:timers/promises";
import { UserError } from "../../errors.ts";
import type { Log } from "../operate/log.ts";

/** Seconds between tries while Discord can't be reached; then the last one again and again. */
const WAITS_S = [1, 2, 5, 10, 30, 60];

/**
 * Does something with Discord, trying again and again while Discord can't be reached.
 *
 * @param signal ends the trying
 * @throws UserError for a token that Discord refuses
 */
export async function reach<Result>(
  work: () => Promise<Result>,
  log: Log,
  signal: AbortSignal,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const { code, status } = error as { code?: unknown; status?: unknown };
      if (code === "TokenInvalid" || status === 401) throw tokenRefused();
      const waitS = WAITS_S[Math.min(tries, WAITS_S.length - 1)]!;
      signal.throwIfAborted();
      log.error("unreachable", error, { tryAgainS: waitS });
      await setTimeout(waitS * 1000, undefined, { signal });
    }
  }
}

export function tokenRefused(): UserError {
  return new UserError(
    "TOKEN_REFUSED",
    "Discord does not accept DISCORD_TOKEN.",
    'Reset the token at the page "Bot" of your application (https://discord.com/developers/applications) and write the new one to .env.',
  );
}
