import { once } from "node:events";
import {
  type Client,
  DiscordAPIError,
  Events,
  GatewayCloseCodes,
  RESTEvents,
  Status,
} from "discord.js";
import { retry } from "../../shared/async/retry.ts";
import { Throttle } from "../../shared/async/throttle.ts";
import { UserError } from "../../shared/errors.ts";
import { codeOf } from "../../shared/files/system-errors.ts";
import type { Log } from "../operate/log.ts";

/** Waits of 1, 2, 4, … 60 seconds while Discord can't be reached. */
const PATIENCE = { retries: Infinity, firstWaitMs: 1000, factor: 2, longestWaitMs: 60_000 };

/** discord.js reconnects twice a second; that is logged less often. */
const RECONNECTING_EVERY_MS = 60_000;

/** Whether every shard receives events. */
export function isConnected({ ws }: Client): boolean {
  return ws.shards.size > 0 && ws.shards.every(({ status }) => status === Status.Ready);
}

/**
 * Connects, and keeps trying while Discord can't be reached.
 *
 * @param signal gives up immediately, even while shards wait for their turn
 * @throws UserError if Discord refuses the token; see `closedForGood` for later refusals
 */
export async function connect(
  client: Client,
  token: string,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const ready = once(client, Events.ClientReady, { signal });
  await Promise.all([ready, untilReachable(() => client.login(token), log, signal)]);
}

/** Repeats a request until Discord can be reached. @throws UserError if Discord refuses the token */
export function untilReachable<Result>(
  request: () => Promise<Result>,
  log: Log,
  signal: AbortSignal,
): Promise<Result> {
  const attempt = () =>
    request().catch((error: unknown) => {
      throw isTokenRefusal(error) ? tokenRefused() : error;
    });
  return retry(attempt, {
    ...PATIENCE,
    signal,
    isPassing: (error) => !(error instanceof UserError),
    onRetry: (error, waitMs) => log.error("unreachable", error, { tryAgainS: waitMs / 1000 }),
  });
}

/** Whether discord.js or Discord refuses the token. */
export function isTokenRefusal(error: unknown): boolean {
  return (
    codeOf(error) === "TokenInvalid" || (error instanceof DiscordAPIError && error.status === 401)
  );
}

/** Logs what happens to the connection to Discord. */
export function logConnection(client: Client, log: Log): void {
  const throttle = new Throttle();
  client.on(Events.Error, (error) => log.error("clientError", error));
  client.on(Events.ShardError, (error, shard) => log.error("gatewayError", error, { shard }));
  client.on(Events.ShardReconnecting, (shard) => {
    if (throttle.allows(`${shard}`, RECONNECTING_EVERY_MS)) log.warn("reconnecting", { shard });
  });
  client.on(Events.ShardResume, (shard, missed) => log.info("resumed", { shard, missed }));
  client.on(Events.ShardReady, (shard) => log.info("connected", { shard }));
  client.rest.on("rateLimited", ({ route, timeToReset, global }) =>
    log.warn("rateLimited", { route, ms: timeToReset, global }),
  );
}

/** Rejects with a UserError when Discord ends the connection for good. Never resolves. */
export function closedForGood(client: Client): Promise<never> {
  return new Promise((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => reject(reasonOf(code)));
    client.on(Events.Invalidated, () => reject(reasonOf(GatewayCloseCodes.SessionTimedOut)));
    // discord.js forgets a refused token, so nothing more could be sent.
    client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
      if (status === 401 && data.auth !== false && client.isReady()) reject(tokenRefused());
    });
  });
}

function reasonOf(code: number): UserError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return tokenRefused();
  if (code === GatewayCloseCodes.DisallowedIntents) return intentRefused();
  if (code === GatewayCloseCodes.ShardingRequired)
    return new UserError(
      "MORE_SHARDS_NEEDED",
      "The bot is in too many servers for its number of shards.",
      "Set SHARDS in .env to auto or to a higher number, and run `npm start` again.",
    );
  return new UserError(
    "GATEWAY_CLOSED",
    `Discord closed the connection permanently, with code ${code}.`,
    "Look the code up at https://discord.com/developers/docs/topics/opcodes-and-status-codes, then run `npm start` again.",
  );
}

export function intentRefused(): UserError {
  return new UserError(
    "INTENT_REFUSED",
    "LISTEN_CHANNELS is set, but Discord does not let the bot read messages that don't mention it.",
    'Switch on "Message Content Intent" on the page "Bot" of your application (https://discord.com/developers/applications), or remove LISTEN_CHANNELS from .env.',
  );
}

export function tokenRefused(): UserError {
  return new UserError(
    "TOKEN_REFUSED",
    "Discord does not accept DISCORD_TOKEN.",
    'Reset the token on the page "Bot" of your application (https://discord.com/developers/applications) and put the new one in .env.',
  );
}
