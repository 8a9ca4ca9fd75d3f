import { UserError } from "../../shared/errors.ts";
import { SubprocessEnded } from "../../shared/processes/subprocess.ts";
import { isPage } from "../kinds.ts";
import type { Feed } from "../parsing/read-feed.ts";
import { fetchUrl } from "../web/fetch-url.ts";
import { refusal, shownUrl } from "../web/refusal.ts";
import type { WebResponse } from "../web/request.ts";
import { respectRobots } from "../web/respect-robots.ts";
import type { Web } from "../web/web.ts";
import type { FeedState } from "./feed-memory.ts";

/** At most this many items of a feed are read, from its beginning. */
const MOST_ITEMS = 1000;

export type FetchedFeed = Pick<FeedState, "etag" | "modified"> & {
  /** `null` if nothing has changed since the last time. */
  readonly feed: Feed | null;
};

/**
 * Fetches a feed, unless it is unchanged since the last time (conditional request).
 *
 * @throws UserError FEED_UNREADABLE, or with a code that begins with FETCH_
 */
export async function fetchFeed(
  address: string,
  before: Pick<FeedState, "etag" | "modified">,
  web: Web,
): Promise<FetchedFeed> {
  const signal = web.deadline();
  const fetched = await fetchUrl(new URL(address), {
    ...web,
    signal,
    allow: (url) => respectRobots(url, web, signal),
    headers: {
      accept: "application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5",
      ...(before.etag !== null && { "if-none-match": before.etag }),
      ...(before.modified !== null && { "if-modified-since": before.modified }),
    },
  });
  const { status, headers, url } = fetched;
  if (status === 304) return { ...before, feed: null };
  if (status !== 200) throw refusal("FETCH_FAILED", url, { code: "status", status });
  const { etag = null, "last-modified": modified = null } = headers;
  return { etag, modified, feed: await understood(url, fetched, web) };
}

async function understood(url: URL, { headers, body }: WebResponse, web: Web): Promise<Feed> {
  const text = textOf(body, headers["content-type"] ?? "");
  try {
    return await web.parsing.run(({ readFeed }) => readFeed(text, MOST_ITEMS));
  } catch (error) {
    if (error instanceof SubprocessEnded)
      throw unreadable(url, "takes too much time or memory to understand", error);
    if (isPage(body)) throw unreadable(url, "is a web page, not a feed", error);
    throw unreadable(url, "is no RSS, Atom or JSON feed", error);
  }
}

function unreadable(url: URL, why: string, cause: unknown): UserError {
  const hint = "Look for the address of the site's RSS or Atom feed and correct FEEDS.";
  return new UserError("FEED_UNREADABLE", `${shownUrl(url)} ${why}.`, hint, cause);
}

/** Decodes in the encoding that the server or the feed names; UTF-8 if neither names one. */
function textOf(body: Buffer, type: string): string {
  const named =
    /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(type)?.[1] ??
    /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})/.exec(
      body.toString("latin1", 0, 200),
    )?.[1];
  try {
    return new TextDecoder(named ?? "utf-8").decode(body);
  } catch {
    // Unknown encoding.
    return body.toString();
  }
}
