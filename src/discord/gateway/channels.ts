import type { Client, Message, TextBasedChannel } from "discord.js";
import type { Bot } from "../bot.ts";
import { unlessGone } from "../reply/requests.ts";

/** Only the first shard receives direct messages. */
export const SHARD_OF_DIRECT_MESSAGES = 0;

/** Whether a server, or `null` for direct messages, belongs to a shard of this process. */
export function isSeenHere(guild: string | null, { client }: Bot): boolean {
  if (guild === null) return client.ws.shards.has(SHARD_OF_DIRECT_MESSAGES);
  return client.guilds.cache.has(guild);
}

export async function textChannel(id: string, client: Client): Promise<TextBasedChannel | null> {
  const channel = await client.channels.fetch(id);
  return channel?.isTextBased() ? channel : null;
}

/** @returns `null` if the message or its channel is gone or can't be seen */
export function messageAt(channel: string, message: string, { client }: Bot) {
  return unlessGone(async (): Promise<Message | null> => {
    const found = await textChannel(channel, client);
    return (await found?.messages.fetch(message)) ?? null;
  });
}
