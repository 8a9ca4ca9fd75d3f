import type { Collection } from "../../glossary/domain.ts";
import { type CollectionChannels, OTHERS } from "../../settings/collection-channels.ts";
import { tagOf } from "./tag-of.ts";

/** Where a question is asked. */
export type Place = {
  readonly channel: string;
  /** The channel that a thread belongs to. */
  readonly parent: string | null;
  /** The category of the channel. */
  readonly category: string | null;
  readonly guild: string | null;
};

/** The collection that a place is limited to: by its thread, else its channel, category or guild, else by the limit for all others. */
export function visibleAt(
  { channel, parent, category, guild }: Place,
  limits: CollectionChannels,
): Collection {
  for (const id of [channel, parent, category, guild]) {
    const limit = id === null ? undefined : limits.get(id);
    if (limit !== undefined) return limit;
  }
  return limits.get(OTHERS) ?? null;
}

/**
 * What to search when a question names a collection.
 *
 * @param wanted as typed; `null` for none
 * @returns `undefined` if there is no such collection, or it may not be seen there
 */
export function chosenCollection(
  wanted: string | null,
  visible: Collection,
  collections: readonly string[],
): Collection | undefined {
  const asked = wanted?.trim().normalize() ?? "";
  if (asked === "") return visible;
  return choosable(visible, collections).find((name) => [name, tagOf(name)].includes(asked));
}

/**
 * Names the collections in COLLECTION_CHANNELS that don't exist, usually typing errors: nothing is ever found in their places.
 * `null` if all exist.
 */
export function unknownCollectionsText(
  limits: CollectionChannels,
  collections: readonly string[],
): string | null {
  const unknown = [...new Set(limits.values())].filter((name) => !collections.includes(name));
  if (unknown.length === 0) return null;
  return `COLLECTION_CHANNELS names collections without articles: ${unknown.join(", ")}`;
}

/** Whether an article may be seen where only this collection may. @param id of the article */
export function isVisible(id: string, visible: Collection): boolean {
  return visible === null || id.normalize().startsWith(`${visible}/`);
}

/** Collections to choose from at a place. */
export function choosable(visible: Collection, collections: readonly string[]): readonly string[] {
  return visible === null ? collections : collections.filter((name) => name === visible);
}
