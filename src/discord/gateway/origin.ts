import type { BaseInteraction, Channel, Message } from "discord.js";
import type { Collection } from "../../glossary/domain.ts";
import { shortTextLanguage } from "../../shared/text/languages/short-text-language.ts";
import type { Bot } from "../bot.ts";
import { type Place, visibleAt } from "../library/collections.ts";
import { TRANSLATIONS } from "../texts/index.ts";

/** Where a message or an interaction comes from. */
export function placeOf({ channel, channelId, guildId }: Message | BaseInteraction): Place {
  return placeIn(channel, channelId ?? "", guildId);
}

/** A channel as a place. @param channel `null` if only the id is known */
export function placeIn(channel: Channel | null, id: string, guild: string | null): Place {
  const thread = channel?.isThread() ? channel : null;
  const inCategory = thread ? thread.parent : channel;
  return {
    channel: id,
    parent: thread?.parentId ?? null,
    category: inCategory && "parentId" in inCategory ? inCategory.parentId : null,
    guild,
  };
}

/** The collection that may be seen where the message or interaction comes from. */
export function visibleFrom(origin: Message | BaseInteraction, { settings }: Bot): Collection {
  return visibleAt(placeOf(origin), settings.collectionChannels);
}

/**
 * The language to reply to a message in: the server's, or the message's where that is English, which only servers with Discord's
 * Community can change, and in direct messages. What a person has chosen is known only in interactions.
 */
export function localeOf({ guild, content }: Pick<Message, "guild" | "content">): string | null {
  const own = guild?.preferredLocale;
  return own !== undefined && own in TRANSLATIONS ? own : shortTextLanguage(content);
}

/** Identifies the current version of a message, since its last edit, in at most 25 characters. */
export function versionOf({ id, editedTimestamp }: Message): string {
  return [id, editedTimestamp ?? 0].map((part) => BigInt(part).toString(36)).join("-");
}
