import type { FeedSetting } from "../../settings/feeds.ts";
import { type ErrorCode, UserError } from "../../shared/errors.ts";
import { addArticle, type Intake } from "../add-article.ts";
import type { Feed, FeedItem } from "../parsing/read-feed.ts";
import type { Web } from "../web/web.ts";
import { articleOfItem } from "./article-of-item.ts";
import type { FeedMemory, FeedState } from "./feed-memory.ts";
import { fetchFeed } from "./fetch-feed.ts";

/** What polling needs. */
export type FeedParts = {
  readonly web: Web;
  readonly intake: Intake;
  readonly memory: FeedMemory;
};

export type Poll = Pick<FeedState, "etag" | "modified"> & {
  /** Ids of the added articles. */
  readonly added: readonly string[];
  /** A sentence for each item that can't become an article, saying why. */
  readonly leftOut: readonly string[];
};

/** Most items added in one poll, newest first. The other items of a new feed count as seen. */
const MOST_AT_ONCE = 20;

/** In how many polls to try a page that does not respond, or whose site asks clients to wait: a day at the default interval. */
const MOST_TRIES: { readonly [code in ErrorCode]?: number } = { FETCH_FAILED: 3, FETCH_LATER: 48 };

/** Errors that are not caused by the item: the poll fails, and the item is tried again. */
const OURS = /^(DISK_|NOT_WRITABLE|ARTICLES_|ARRIVAL_COLLECTION|STORE_)/;

/**
 * Adds the new items of a feed. Every item is handled once, even across restarts, whether or not it becomes an article; one whose
 * page can't be fetched now is tried again in later polls.
 *
 * @param signal when aborted, no further item is begun
 * @throws UserError as `fetchFeed`, or if nothing can be added now
 */
export async function pollFeed(
  { url, collection }: FeedSetting,
  state: FeedState,
  { web, intake, memory }: FeedParts,
  signal: AbortSignal,
): Promise<Poll> {
  const { feed, etag, modified } = await fetchFeed(url, state, web);
  const added: string[] = [];
  const leftOut: string[] = [];
  if (feed === null) return { added, leftOut, etag, modified };
  const undone = undoneOf(feed, url, memory);
  const taken = undone.slice(0, MOST_AT_ONCE);
  const others = undone.slice(MOST_AT_ONCE);
  if (!state.isKnown) memory.done(url, keysOf(others));
  for (const item of taken) {
    if (signal.aborted) break;
    try {
      const article = await articleOfItem(item, feed, url, web);
      const place = { collection, by: null, guild: null };
      added.push((await addArticle(intake, { ...article, ...place })).article.id);
      memory.done(url, [item.key]);
    } catch (error) {
      if (!(error instanceof UserError) || OURS.test(error.code)) throw error;
      const tries = MOST_TRIES[error.code];
      if (tries !== undefined && memory.tried(url, item.key) < tries) continue;
      memory.done(url, [item.key]);
      if (error.code !== "ARRIVAL_KNOWN") leftOut.push(error.message);
    }
  }
  // Validators are left out then, so that the next poll gets the remaining items even if the feed is unchanged.
  const isLeft = undoneOf(feed, url, memory).length > 0;
  return { added, leftOut, ...(isLeft ? { etag: null, modified: null } : { etag, modified }) };
}

/** Newest first if all items have a date, otherwise in the feed's order. Each key once. */
function undoneOf(feed: Feed, url: string, memory: FeedMemory): FeedItem[] {
  const items = new Map(feed.items.map((item) => [item.key, item]));
  const undone = new Set(memory.undone(url, [...items.keys()], Date.now()));
  const times = new Map(
    [...items].map(([key, { published }]) => [key, Date.parse(published ?? "")]),
  );
  const left = [...items.values()].filter(({ key }) => undone.has(key));
  if (left.some(({ key }) => Number.isNaN(times.get(key)))) return left;
  return left.sort((a, b) => times.get(b.key)! - times.get(a.key)!);
}

function keysOf(items: readonly FeedItem[]): string[] {
  return items.map(({ key }) => key);
}
