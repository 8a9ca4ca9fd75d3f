import { openFeedMemory } from "../arrival/feeds/feed-memory.ts";
import { type FeedListener, followFeeds } from "../arrival/feeds/follow-feeds.ts";
import { openRegister } from "../arrival/register.ts";
import type { Reach } from "../arrival/web/reach.ts";
import { openWeb } from "../arrival/web/web.ts";
import { readWithinLimits } from "../ingest/read-within-limits.ts";
import type { Config } from "../settings/config.ts";

/**
 * Polls the feeds of FEEDS and adds their articles, until it is stopped; nothing without feeds.
 *
 * @throws UserError STORE_UNUSABLE
 */
export function openFeeds(config: Config, reach: Reach, listener: FeedListener): { stop(): void } {
  const { feeds, feedMinutes, articlesDir, maxArticleMb, dataDir } = config;
  if (feeds.length === 0) return { stop() {} };
  const { read } = readWithinLimits(config);
  const parts = {
    web: openWeb(maxArticleMb, reach),
    intake: { articlesDir, maxArticleMb, read, register: openRegister(dataDir) },
    memory: openFeedMemory(dataDir),
  };
  return followFeeds(feeds, feedMinutes * 60_000, parts, listener);
}
