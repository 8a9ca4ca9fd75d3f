import type { FolderWatch } from "../../arrival/watch/watch-folder.ts";
import type { Reach } from "../../arrival/web/reach.ts";
import type { FeedCounts } from "../../discord/bot-parts.ts";
import type { Log } from "../../discord/operate/log.ts";
import type { BuildReport } from "../../glossary/building.ts";
import type { Config } from "../../settings/config.ts";
import { openFeeds } from "../arrivals/open-feeds.ts";
import { updateOnChange } from "../arrivals/update-on-change.ts";
import { isIndexer } from "../open/open-index.ts";
import type { Rebuilds } from "../processes/rebuilds.ts";
import { feedListener, logUpdated } from "./log-changes.ts";

export type MaintenanceParts = {
  /** Which addresses may be fetched. */
  readonly reach: Reach;
  readonly rebuilds: Rebuilds;
  readonly log: Log;
  /** Called for each failed update that nobody waits for. */
  readonly failed: (error: unknown) => void;
};

export type IndexMaintenance = {
  /** Brings the index up to date now. @throws UserError as an update does */
  update(): Promise<BuildReport>;
  /** `null` if no feeds are polled. */
  feeds(): FeedCounts | null;
  /** Starts no further update by itself. */
  stop(): void;
};

/**
 * Keeps the index up to date while the bot runs: updates it now, after new articles from feeds and, with WATCH, after each change
 * of the articles folder. On a machine that does not build the index it does nothing by itself.
 *
 * @throws UserError STORE_UNUSABLE
 */
export function maintainIndex(
  config: Config,
  { reach, rebuilds, log, failed }: MaintenanceParts,
): IndexMaintenance {
  let watch: FolderWatch | null = null;
  const updated = (report: BuildReport) => logUpdated(report, log);
  const update = async () => {
    const run = () => rebuilds.runNext(() => {});
    const report = await (watch === null ? run() : watch.during(run));
    updated(report);
    return report;
  };
  if (!isIndexer(config)) {
    if (config.feeds.length > 0)
      console.error(
        "FEEDS is ignored here: feeds are polled on the machine that builds the index.",
      );
    return { update, feeds: () => null, stop() {} };
  }
  const changed = () => (watch === null ? void update().catch(failed) : watch.notice());
  const feeds = openFeeds(config, reach, feedListener(log, changed));
  if (config.watch)
    watch = updateOnChange(config, rebuilds, { updated, failed, say: console.error });
  else rebuilds.run(() => {})?.then(updated, failed);
  return {
    update,
    feeds: feeds.counts,
    stop() {
      feeds.stop();
      watch?.stop();
    },
  };
}
