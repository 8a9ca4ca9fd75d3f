import { openFeedMemory } from "../../arrival/feeds/feed-memory.ts";
import { type FeedListener, followFeeds } from "../../arrival/feeds/follow-feeds.ts";
import type { Reach } from "../../arrival/web/reach.ts";
import { openWeb } from "../../arrival/web/web.ts";
import type { Config } from "../../settings/config.ts";
import { openIntake } from "./open-intake.ts";

/**
 * Polls the feeds of FEEDS and adds their articles, until it is stopped; nothing without feeds.
 *
 * @throws UserError STORE_UNUSABLE
 */
export function openFeeds(config: Config, reach: Reach, listener: FeedListener): { stop(): void } {
  const { feeds, feedMinutes, maxArticleMb, dataDir } = config;
  if (feeds.length === 0) return { stop() {} };
  const parts = {
    web: openWeb(maxArticleMb, reach),
    intake: openIntake(config),
    memory: openFeedMemory(dataDir),
  };
  return followFeeds(feeds, feedMinutes * 60_000, parts, listener);
}
