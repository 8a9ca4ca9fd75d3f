import { once } from "node:events";
import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  type GuildMember,
  Options,
  Partials,
  RESTEvents,
  Status,
  type User,
} from "discord.js";
import { UserError } from "../../errors.ts";
import type { BotSettings } from "../bot-parts.ts";
import type { Log } from "../operate/log.ts";
import type { Turns } from "../store/limits.ts";
import { reach, tokenRefused } from "./connection.ts";
import { identifyInTurn } from "./identify-in-turn.ts";

/** People remembered at once: whoever speaks or presses comes with the event anyway. */
const PEOPLE = 200;

/**
 * A client that asks for no privileged intent unless there are channels to listen in, can't ping
 * anybody and keeps no messages.
 *
 * @param turns by which the shards of several processes begin their sessions
 */
export function newClient({ apiUrl, listenChannels, shards }: BotSettings, turns: Turns): Client {
  return new Client({
    shards: [...shards.ids],
    shardCount: shards.count,
    ...(shards.count > 1 ? { ws: { buildIdentifyThrottler: identifyInTurn(turns) } } : {}),
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(listenChannels.length > 0 ? [GatewayIntentBits.MessageContent] : []),
    ],
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: apiUrl },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ThreadMemberManager: 0,
      GuildMemberManager: { maxSize: PEOPLE, keepOverLimit: isSelf },
      UserManager: { maxSize: PEOPLE, keepOverLimit: isSelf },
    }),
  });
}

function isSelf({ id, client }: GuildMember | User): boolean {
  return id === client.user?.id;
}

/** Whether every shard is told of what happens. */
export function isConnected({ ws }: Client): boolean {
  return ws.shards.size > 0 && ws.shards.every(({ status }) => status === Status.Ready);
}

/**
 * Connects, trying again and again while Discord can't be reached.
 *
 * @param signal gives up at once, also while shards wait for their turn
 * @throws UserError for a token that Discord refuses; see `closedForGood` for what it refuses later
 */
export async function connect(
  client: Client,
  token: string,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const ready = once(client, Events.ClientReady, { signal });
  await Promise.all([ready, reach(() => client.login(token), log, signal)]);
}

/** Rejects when Discord ends the connection for good. @throws UserError that says why */
export function closedForGood(client: Client): Promise<never> {
  return new Promise((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => reject(reasonOf(code)));
    client.on(Events.Invalidated, () => reject(reasonOf(GatewayCloseCodes.SessionTimedOut)));
    // discord.js forgets a token that was refused once, and could say nothing any more.
    client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
      if (status === 401 && data.auth !== false && client.isReady()) reject(tokenRefused());
    });
  });
}

function reasonOf(code: number): UserError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return tokenRefused();
  if (code === GatewayCloseCodes.DisallowedIntents)
    return new UserError(
      "INTENT_REFUSED",
      "LISTEN_CHANNELS is set, but Discord does not let the bot read messages that don't mention it.",
      'Switch on "Message Content Intent" at the page "Bot" of your application (https://discord.com/developers/applications), or remove LISTEN_CHANNELS from .env.',
    );
  if (code === GatewayCloseCodes.ShardingRequired)
    return new UserError(
      "MORE_SHARDS_NEEDED",
      "Discord lets a bot in so many servers connect only with more shards.",
      "Set SHARDS in .env to auto or to a higher number, and run `npm start` again.",
    );
  return new UserError(
    "GATEWAY_CLOSED",
    `Discord closed the connection for good, with code ${code}.`,
    "Look the code up at https://discord.com/developers/docs/topics/opcodes-and-status-codes, then run `npm start` again.",
  );
}
