import type { FeedSetting } from "../../settings/feeds.ts";
import { type ErrorCode, UserError } from "../../shared/errors.ts";
import { addArticle, type Intake } from "../add-article.ts";
import type { Feed, FeedItem } from "../parsing/read-feed.ts";
import type { Web } from "../web/web.ts";
import { articleOfItem } from "./article-of-item.ts";
import type { FeedMemory, FeedState } from "./feed-memory.ts";
import { fetchFeed } from "./fetch-feed.ts";

/** What polling takes. */
export type FeedParts = {
  readonly web: Web;
  readonly intake: Intake;
  readonly memory: FeedMemory;
};

export type Poll = Pick<FeedState, "etag" | "modified"> & {
  /** Ids of the articles that were added. */
  readonly added: readonly string[];
  /** Items that can't become articles, and why, in sentences. */
  readonly leftOut: readonly string[];
};

/** Items taken in one poll, newest first. Of a feed that is new, the others count as seen. */
const MOST_AT_ONCE = 20;

/** How many polls try a page that does not answer, or whose site asks to be left alone: a day at the usual pace. */
const MOST_TRIES: { readonly [code in ErrorCode]?: number } = { FETCH_FAILED: 3, FETCH_LATER: 48 };

/** Errors that are not the item's: the poll fails, and the item is tried again. */
const OURS = /^(DISK_|NOT_WRITABLE|ARTICLES_|ARRIVAL_COLLECTION|STORE_)/;

/**
 * Adds what is new in a feed. Every item is taken once, also across restarts, whether or not it becomes an article; one
 * whose page can't be fetched now is tried again in later polls.
 *
 * @param signal begins no further item
 * @throws UserError as `fetchFeed`, or when nothing can be added now
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
  // Without validators, the next poll gets the items that are left even if the feed is unchanged.
  const isLeft = undoneOf(feed, url, memory).length > 0;
  return { added, leftOut, ...(isLeft ? { etag: null, modified: null } : { etag, modified }) };
}

/** Newest first where all say when they are from; else in the feed's order. Each key once. */
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
