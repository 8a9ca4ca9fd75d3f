import {
  type GuildTextBasedChannel,
  type Message,
  SnowflakeUtil,
  type TextBasedChannel,
} from "discord.js";
import type { Bot } from "../bot.ts";
import { SHARD_OF_DIRECT_MESSAGES, textChannel } from "../gateway/channels.ts";

/** Older messages are not answered: the answer would come too late. */
const AWAY_MS = 2 * 60_000;

/** People who wrote to the bot in this time may be in the middle of a conversation. */
const IN_CONVERSATION_MS = 24 * 60 * 60_000;

/** Most conversations to read: Discord does not list direct messages, so each takes a request. */
const MOST_CONVERSATIONS = 50;

/**
 * Messages written shortly before a shard connected; a new session receives only those that come later. Oldest first in each
 * channel.
 */
export async function* missedMessages(shard: number, bot: Bot): AsyncGenerator<Message> {
  const after = SnowflakeUtil.generate({ timestamp: Date.now() - AWAY_MS });
  for (const channel of channelsOfServers(shard, bot)) {
    yield* messagesIn(channel.id, async () => channel, after, bot);
  }
  if (shard !== SHARD_OF_DIRECT_MESSAGES) return;
  const since = Date.now() - IN_CONVERSATION_MS;
  for (const id of await bot.store.answers.directChannels(since, MOST_CONVERSATIONS)) {
    yield* messagesIn(id, () => textChannel(id, bot.client), after, bot);
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

async function* messagesIn(
  id: string,
  open: () => Promise<TextBasedChannel | null>,
  after: bigint,
  { log }: Bot,
): AsyncGenerator<Message> {
  try {
    const channel = await open();
    if (channel === null || BigInt(channel.lastMessageId ?? 0) < after) return;
    const messages = await channel.messages.fetch({ after: String(after), limit: 100 });
    yield* messages.sort((a, b) => a.createdTimestamp - b.createdTimestamp).values();
  } catch (error) {
    log.warn("unread", { channel: id, reason: String(error) });
  }
}
