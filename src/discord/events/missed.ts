import {
  type Client,
  type GuildTextBasedChannel,
  type Message,
  RESTJSONErrorCodes,
  SnowflakeUtil,
  type TextBasedChannel,
} from "discord.js";
import type { Bot } from "../bot.ts";
import { persistently, refusedWith } from "../reply/requests.ts";
import type { Abandoned } from "../store/claims.ts";
import { takenOver } from "./claims.ts";
import { respondTo } from "./message.ts";

/** Discord tells the first shard alone of what is written to the bot directly. */
const SHARD_OF_DIRECT_MESSAGES = 0;

/** After a longer time nobody waits for an answer any more. */
const AWAY_MS = 2 * 60_000;

/** People who wrote to the bot in this time may be in the middle of a conversation. */
const IN_CONVERSATION_MS = 24 * 60 * 60_000;

/** Conversations that are looked into: Discord lists none, and has to be asked about each. */
const MOST_CONVERSATIONS = 50;

/**
 * What was said to a shard shortly before it was connected: Discord tells a new session only of what
 * comes later. Oldest first in each channel.
 */
export async function* saidBefore(shard: number, bot: Bot): AsyncGenerator<Message> {
  const after = SnowflakeUtil.generate({ timestamp: Date.now() - AWAY_MS });
  for (const channel of channelsOfServers(shard, bot)) {
    yield* saidIn(channel.id, async () => channel, after, bot);
  }
  if (shard !== SHARD_OF_DIRECT_MESSAGES) return;
  const since = Date.now() - IN_CONVERSATION_MS;
  for (const id of await bot.store.answers.directChannels(since, MOST_CONVERSATIONS)) {
    yield* saidIn(id, () => textChannel(id, bot.client), after, bot);
  }
}

function channelsOfServers(shard: number, { client }: Bot): GuildTextBasedChannel[] {
  return [...client.channels.cache.values()].filter(
    (channel): channel is GuildTextBasedChannel =>
      !channel.isDMBased() &&
      channel.isTextBased() &&
      channel.guild.shardId === shard &&
      channel.viewable,
  );
}

async function* saidIn(
  id: string,
  open: () => Promise<TextBasedChannel | null>,
  after: bigint,
  { log }: Bot,
): AsyncGenerator<Message> {
  try {
    const channel = await open();
    if (channel === null || BigInt(channel.lastMessageId ?? 0) < after) return;
    const said = await channel.messages.fetch({ after: String(after), limit: 100 });
    yield* said.sort((a, b) => a.createdTimestamp - b.createdTimestamp).values();
  } catch (error) {
    log.warn("unread", { channel: id, reason: String(error) });
  }
}

async function textChannel(id: string, client: Client): Promise<TextBasedChannel | null> {
  const channel = await client.channels.fetch(id);
  return channel?.isTextBased() ? channel : null;
}

/** Questions that processes left open when they ended, as far as this one is told of their places. */
export async function leftOpen({ client, store }: Bot): Promise<readonly Abandoned[]> {
  const abandoned = await store.claims.abandoned();
  return abandoned.filter(({ guild }) =>
    guild === null
      ? client.ws.shards.has(SHARD_OF_DIRECT_MESSAGES)
      : client.guilds.cache.has(guild),
  );
}

/** Answers a question that was left open. */
export function takeOver(abandoned: Abandoned, bot: Bot): Promise<void> {
  return takenOver(abandoned, bot, async () => {
    const message = await messageAt(abandoned, bot);
    if (message !== null) await respondTo(message, bot);
  });
}

async function messageAt({ channel, message }: Abandoned, bot: Bot): Promise<Message | null> {
  try {
    const found = await persistently(() => textChannel(channel, bot.client));
    return found && (await persistently(() => found.messages.fetch(message)));
  } catch (error) {
    const { UnknownMessage, UnknownChannel, MissingAccess } = RESTJSONErrorCodes;
    if (refusedWith(error, UnknownMessage, UnknownChannel, MissingAccess)) return null;
    throw error;
  }
}
