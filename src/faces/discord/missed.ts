import { type Message, RESTJSONErrorCodes, SnowflakeUtil } from "discord.js";
import type { Bot } from "./bot.ts";
import { takenOver } from "./claimed.ts";
import { respondTo } from "./handle/message.ts";
import { persistently, refusedWith } from "./persistence.ts";
import type { Abandoned } from "./store/claims.ts";

/** After a longer time nobody waits for an answer any more. */
const AWAY_MS = 2 * 60_000;

/**
 * What was said in a shard's servers shortly before it was connected: Discord tells a new session only
 * of what comes later. Oldest first in each channel.
 */
export async function* saidBefore(shard: number, { client, log }: Bot): AsyncGenerator<Message> {
  const after = SnowflakeUtil.generate({ timestamp: Date.now() - AWAY_MS });
  for (const channel of client.channels.cache.values()) {
    if (channel.isDMBased() || !channel.isTextBased() || channel.guild.shardId !== shard) continue;
    if (BigInt(channel.lastMessageId ?? 0) < after || !channel.viewable) continue;
    try {
      const said = await channel.messages.fetch({ after: String(after), limit: 100 });
      yield* said.sort((a, b) => a.createdTimestamp - b.createdTimestamp).values();
    } catch (error) {
      log.warn("unread", { channel: channel.id, reason: String(error) });
    }
  }
}

/** Questions that processes left open when they ended, as far as this one is told of their places. */
export async function leftOpen({ client, store }: Bot): Promise<readonly Abandoned[]> {
  const abandoned = await store.claims.abandoned();
  return abandoned.filter(({ guild }) =>
    guild === null ? client.ws.shards.has(0) : client.guilds.cache.has(guild),
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
    const found = await persistently(() => bot.client.channels.fetch(channel));
    return found?.isTextBased() ? await persistently(() => found.messages.fetch(message)) : null;
  } catch (error) {
    const { UnknownMessage, UnknownChannel, MissingAccess } = RESTJSONErrorCodes;
    if (refusedWith(error, UnknownMessage, UnknownChannel, MissingAccess)) return null;
    throw error;
  }
}
