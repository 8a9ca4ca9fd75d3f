import { setTimeout } from "node:timers/promises";
import type { FeedSetting } from "../../settings/feeds.ts";
import { BoundedQueue, KeyedQueue } from "../../shared/async/queue.ts";
import { ReportOnce } from "../../shared/async/report-once.ts";
import { shownUrl } from "../web/refusal.ts";
import { AskedToWait } from "../web/retry-after.ts";
import { type FeedParts, type Poll, pollFeed } from "./poll-feed.ts";

export type FeedListener = {
  /** @param feed its address without secrets */
  polled(feed: string, poll: Poll): void;
  /** Called once for each different message until the feed works again. */
  failed(feed: string, error: unknown): void;
};

export type FollowedFeeds = {
  stop(): void;
  /** How many feeds failed in their last poll, which may have been before a restart. */
  failing(): number;
};

/** Feeds that are polled concurrently, at most one from each host. */
const AT_ONCE = 4;

/** A failing feed is polled again after twice the usual time, four times, …, or when its site allows it; a day at most. */
const LONGEST_MS = 24 * 60 * 60_000;

/** The shortest wait, whatever happens to the clock. */
const SHORTEST_MS = 1000;

/** Each poll is up to a tenth of the interval early or late, so that polls don't coincide. */
const JITTER = 0.1;

/**
 * Polls feeds until it is stopped, one at a time from each host. The times when they are due survive a restart.
 *
 * @param everyMs between two polls of a feed
 */
export function followFeeds(
  feeds: readonly FeedSetting[],
  everyMs: number,
  parts: FeedParts,
  listener: FeedListener,
): FollowedFeeds {
  const stopped = new AbortController();
  const { signal } = stopped;
  const { web } = parts;
  const stopping = {
    ...parts,
    web: { ...web, deadline: () => AbortSignal.any([web.deadline(), signal]) },
  };
  const queue = new BoundedQueue(AT_ONCE, Number.POSITIVE_INFINITY);
  const hosts = new KeyedQueue();
  const follow = async (feed: FeedSetting) => {
    const { host } = new URL(feed.url);
    const name = shownUrl(new URL(feed.url));
    const failures = new ReportOnce((error) => listener.failed(name, error));
    while (!signal.aborted) {
      try {
        const poll = () => pollIfDue(feed, everyMs, stopping, signal);
        const done = await hosts.run(host, () => queue.runAnyway(poll));
        if (done !== null) {
          failures.succeeded();
          listener.polled(name, done);
        }
      } catch (error) {
        if (!signal.aborted) failures.failed(error);
      }
      const waitMs = untilDue(feed, everyMs, parts);
      await setTimeout(waitMs, undefined, { signal }).catch(() => {});
    }
  };
  for (const feed of feeds) void follow(feed);
  return {
    stop: () => stopped.abort(),
    failing: () => feeds.filter(({ url }) => parts.memory.state(url).failures > 0).length,
  };
}

/** @returns `null` if it is not due, or another process is polling it */
async function pollIfDue(
  feed: FeedSetting,
  everyMs: number,
  parts: FeedParts,
  signal: AbortSignal,
): Promise<Poll | null> {
  const { memory } = parts;
  const now = Date.now();
  const state = memory.state(feed.url);
  if (signal.aborted || !memory.claim(feed.url, now, now + jittered(everyMs), now + 2 * LONGEST_MS))
    return null;
  try {
    const poll = await pollFeed(feed, state, parts, signal);
    const { etag, modified } = poll;
    const dueAt = now + jittered(everyMs);
    memory.finish(feed.url, { etag, modified, dueAt, failures: 0, isKnown: true });
    return poll;
  } catch (error) {
    if (signal.aborted) {
      memory.finish(feed.url, { ...state, dueAt: now });
      return null;
    }
    const failures = state.failures + 1;
    const askedMs = error instanceof AskedToWait ? error.waitMs : 0;
    const waitMs = Math.max(askedMs, jittered(Math.min(LONGEST_MS, everyMs * 2 ** failures)));
    const dueAt = now + waitMs;
    memory.finish(feed.url, { ...state, failures, dueAt });
    throw error;
  }
}

function untilDue({ url }: FeedSetting, everyMs: number, { memory }: FeedParts): number {
  try {
    const waitMs = memory.state(url).dueAt - Date.now();
    return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitMs));
  } catch {
    // The feed memory can't be read now.
    return everyMs;
  }
}

function jittered(ms: number): number {
  return Math.round(ms * (1 - JITTER + 2 * JITTER * Math.random()));
}
