/** Logs which articles are added, changed and removed. */
import type { FeedListener } from "../../arrival/feeds/follow-feeds.ts";
import type { Log } from "../../discord/operate/log.ts";
import type { BuildReport } from "../../glossary/building.ts";
import { UserError } from "../../shared/errors.ts";

/** Most names of articles in one log line. */
const NAMES_LOGGED = 10;

/** An update that found nothing to do is not logged. */
export function logUpdated(
  { changedAnything, added, changed, removed }: BuildReport,
  log: Log,
): void {
  if (!changedAnything) return;
  const names = [...added, ...changed, ...removed].slice(0, NAMES_LOGGED);
  const counts = { added: added.length, changed: changed.length, removed: removed.length };
  log.info("articlesChanged", { ...counts, names });
}

/** @param changed called when articles were added */
export function feedListener(log: Log, changed: () => void): FeedListener {
  return {
    polled(feed, { added, leftOut }) {
      const names = added.slice(0, NAMES_LOGGED);
      if (added.length > 0) log.info("feedArticles", { feed, added: added.length, names });
      if (leftOut.length > 0)
        log.warn("feedItemsLeftOut", { feed, reasons: leftOut.slice(0, NAMES_LOGGED) });
      if (added.length > 0) changed();
    },
    failed(feed, error) {
      if (error instanceof UserError) log.warn("feedFailed", { feed, reason: error.message });
      else log.error("feedFailed", error, { feed });
    },
  };
}
