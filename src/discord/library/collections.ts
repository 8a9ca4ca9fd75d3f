import { createHash } from "node:crypto";
import type { Collection } from "../../domain.ts";
import { UserError } from "../../errors.ts";

/** Which collection a channel or guild is limited to, by its Discord id; `OTHERS` for all that are not named. */
export type CollectionChannels = ReadonlyMap<string, string>;

/** Direct messages, and servers and channels without a limit of their own. */
export const OTHERS = "others";

/** Where a question is asked. */
export type Place = {
  readonly channel: string;
  /** The channel that a thread belongs to. */
  readonly parent: string | null;
  readonly guild: string | null;
};

/**
 * Reads the setting COLLECTION_CHANNELS: `id=collection,id=collection,others=collection`.
 *
 * @param setting empty for no limits
 * @throws UserError for a pair that is none, or an id that stands there twice
 */
export function parseCollectionChannels(setting: string): CollectionChannels {
  const limits = new Map<string, string>();
  for (const pair of setting.split(",").filter((text) => text.trim() !== "")) {
    const [, id, collection] = /^\s*(\d{15,20}|others)\s*=\s*(\S(?:.*\S)?)\s*$/.exec(pair) ?? [];
    if (id === undefined || collection === undefined)
      throw unusable(`"${pair.trim()}" is no pair of an id (or "others") and a collection`);
    if (limits.has(id)) throw unusable(`${id} stands there twice`);
    limits.set(id, collection.normalize());
  }
  return limits;
}

/** What may be seen at a place: the limit of the thread, else of its channel, of the guild, of all others. */
export function visibleAt(
  { channel, parent, guild }: Place,
  limits: CollectionChannels,
): Collection {
  for (const id of [channel, parent, guild]) {
    const limit = id === null ? undefined : limits.get(id);
    if (limit !== undefined) return limit;
  }
  return limits.get(OTHERS) ?? null;
}

/**
 * What to search when somebody asks for a collection.
 *
 * @param wanted as typed; `null` for no wish
 * @param visible what may be seen at the place
 * @param collections those that exist
 * @returns `undefined` when there is no such collection, or none that may be seen there
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
 * Names the collections that places are limited to and that there are none of; `null` when there are all.
 * Nothing is ever found at such a place, and it is mostly a slip of the pen.
 */
export function unknownCollectionsText(
  limits: CollectionChannels,
  collections: readonly string[],
): string | null {
  const unknown = [...new Set(limits.values())].filter((name) => !collections.includes(name));
  if (unknown.length === 0) return null;
  return `COLLECTION_CHANNELS names ${unknown.join(", ")}, of which there are no articles`;
}

/** Collections to choose from at a place. */
export function choosable(visible: Collection, collections: readonly string[]): readonly string[] {
  return visible === null ? collections : collections.filter((name) => name === visible);
}

/** Stands for a name where there is no room for it: 12 characters, not readable; empty for `null`. */
export function tagOf(name: Collection): string {
  if (name === null) return "";
  return createHash("sha256").update(name).digest("base64url").slice(0, 12);
}

function unusable(reason: string): UserError {
  return new UserError(
    "CONFIG_INVALID",
    `COLLECTION_CHANNELS can't be used: ${reason}.`,
    "Write the id of a channel or server and the name of a folder in articles/, such as 123456789012345678=geneva, with commas between such pairs; others=geneva is for all other places.",
  );
}
