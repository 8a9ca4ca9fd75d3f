import { setTimeout } from "node:timers/promises";
import {
  Client,
  GatewayIntentBits,
  type GuildMember,
  Options,
  Partials,
  REST,
  type RESTGetAPIGatewayBotResult,
  Routes,
  type User,
  type WebSocketOptions,
} from "discord.js";
import { type ShardPlan, type Shards, shardsOf } from "../../settings/shards.ts";
import type { BotSettings } from "../bot-parts.ts";
import type { Log } from "../operate/log.ts";
import type { Turns } from "../store/turns.ts";
import { untilReachable } from "./connection.ts";

/** Discord's five seconds, plus some time for the network. */
const IDENTIFY_EVERY_MS = 5250;

/** Number of cached people; events include their author. */
const PEOPLE = 200;

/**
 * A client that requests no privileged intent unless there are channels to listen in, pings nobody and caches no messages.
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

/**
 * Makes the shards of all processes that share the store start their sessions one after another: of shards with the same
 * `id % max_concurrency`, Discord accepts one every five seconds.
 */
function identifyInTurn(turns: Turns): NonNullable<WebSocketOptions["buildIdentifyThrottler"]> {
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

/**
 * The shards of this process; with the plan `auto`, as many as Discord recommends.
 *
 * @param signal ends the attempts while Discord can't be reached
 * @throws UserError if Discord refuses the token
 */
export async function shardsHere(
  plan: ShardPlan,
  { apiUrl, token }: { readonly apiUrl: string; readonly token: string },
  log: Log,
  signal: AbortSignal,
): Promise<Shards> {
  if (plan !== "auto") return plan;
  const rest = new REST({ api: apiUrl }).setToken(token);
  const { shards } = (await untilReachable(
    () => rest.get(Routes.gatewayBot()),
    log,
    signal,
  )) as RESTGetAPIGatewayBotResult;
  return shardsOf(shards);
}
