import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import { retry } from "../../shared/async/retry.ts";

/** Waits of 0.5, 2, 8 and 30 s, after discord.js has tried three times without waiting. */
const PATIENCE = { retries: 4, firstWaitMs: 500, factor: 4, longestWaitMs: 30_000 };

/**
 * Sends a request that may safely be sent twice, and repeats it if Discord or the network fails, but not if Discord refuses it.
 */
export function retryRequest<Result>(request: () => Promise<Result>): Promise<Result> {
  return retry(request, { ...PATIENCE, isPassing: (error) => !isRefusal(error) });
}

function isRefusal(error: Error): boolean {
  return error instanceof DiscordAPIError || error instanceof RateLimitError;
}

/** Whether Discord refused something with one of these codes (`RESTJSONErrorCodes`). */
export function isRefusedWith(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}

/** A message to an archived thread that is not locked opens it again. */
const LOCKED = [
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
] as const;

/** Whether Discord refused a reply because of a missing permission, a time-out or a locked thread. */
export function isNotAllowed(error: unknown): boolean {
  return isRefusedWith(
    error,
    RESTJSONErrorCodes.MissingPermissions,
    RESTJSONErrorCodes.MissingAccess,
    RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
    ...LOCKED,
  );
}

/** Whether Discord refused a message because its thread is locked. */
export function isLockedThread(error: unknown): boolean {
  return isRefusedWith(error, ...LOCKED);
}

/** Sends a request about a message, with retries. @returns `null` if the message or its channel is gone, or its thread archived */
export async function unlessGone<Result>(request: () => Promise<Result>): Promise<Result | null> {
  try {
    return await retryRequest(request);
  } catch (error) {
    const { UnknownMessage, UnknownChannel, MissingAccess, InvalidActionOnArchivedThread } =
      RESTJSONErrorCodes;
    const gone = [UnknownMessage, UnknownChannel, MissingAccess, InvalidActionOnArchivedThread];
    if (isRefusedWith(error, ...gone)) return null;
    throw error;
  }
}
