/** The collection that a channel, category or server is limited to, by its Discord id; `OTHERS` applies to all without an entry. */
export type CollectionChannels = ReadonlyMap<string, string>;

/** Direct messages, and servers and channels without a limit of their own. */
export const OTHERS = "others";

const ALLOWED =
  "pairs of a channel's, category's or server's id and a folder in articles/, separated by commas, such as 123456789012345678=geneva (others=geneva applies everywhere else)";

/**
 * Reads `id=collection,id=collection,others=collection`; empty for no limits.
 *
 * @throws Error that says what is allowed, and which pair is wrong
 */
export function parseCollectionChannels(text: string): CollectionChannels {
  const limits = new Map<string, string>();
  for (const pair of text.split(",").filter((text) => text.trim() !== "")) {
    const [, id, collection] = /^\s*(\d{15,20}|others)\s*=\s*(\S(?:.*\S)?)\s*$/.exec(pair) ?? [];
    if (id === undefined || collection === undefined)
      throw new Error(`${ALLOWED}; "${pair.trim()}" is not such a pair`);
    if (limits.has(id)) throw new Error(`${ALLOWED}; ${id} appears twice`);
    limits.set(id, collection.normalize());
  }
  return limits;
}
