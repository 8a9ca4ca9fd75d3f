import type { BaseInteraction, Channel, Message } from "discord.js";
import type { Collection } from "../../glossary/domain.ts";
import type { Bot } from "../bot.ts";
import { type Place, visibleAt } from "../library/collections.ts";

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

/** The language of a server; that of a person is known only in interactions. */
export function localeOf({ guild }: Message): string | null {
  return guild?.preferredLocale ?? null;
}

/** Identifies the current version of a message, since its last edit, in at most 25 characters. */
export function versionOf({ id, editedTimestamp }: Message): string {
  return [id, editedTimestamp ?? 0].map((part) => BigInt(part).toString(36)).join("-");
}
