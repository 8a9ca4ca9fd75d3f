import { openFeedMemory } from "../../arrival/feeds/feed-memory.ts";
import { type FeedListener, followFeeds } from "../../arrival/feeds/follow-feeds.ts";
import type { Reach } from "../../arrival/web/reach.ts";
import { openWeb } from "../../arrival/web/web.ts";
import type { FeedCounts } from "../../discord/bot-parts.ts";
import type { Config } from "../../settings/config.ts";
import { openIntake } from "./open-intake.ts";

export type OpenFeeds = {
  stop(): void;
  /** `null` without feeds. */
  counts(): FeedCounts | null;
};

/**
 * Polls the feeds of FEEDS and adds their articles until it is stopped. Does nothing without feeds.
 *
 * @throws UserError STORE_UNUSABLE
 */
export function openFeeds(config: Config, reach: Reach, listener: FeedListener): OpenFeeds {
  const { feeds, feedMinutes, maxArticleMb, dataDir } = config;
  if (feeds.length === 0) return { stop() {}, counts: () => null };
  const parts = {
    web: openWeb(maxArticleMb, reach),
    intake: openIntake(config),
    memory: openFeedMemory(dataDir),
  };
  let [added, leftOut] = [0, 0];
  const followed = followFeeds(feeds, feedMinutes * 60_000, parts, {
    ...listener,
    polled(feed, poll) {
      added += poll.added.length;
      leftOut += poll.leftOut.length;
      listener.polled(feed, poll);
    },
  });
  return {
    stop: followed.stop,
    counts: () => ({ feeds: feeds.length, failing: followed.failing(), added, leftOut }),
  };
}
