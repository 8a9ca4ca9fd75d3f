import { PUBLIC_WEB } from "../arrival/web/reach.ts";
import type { Config } from "../settings/config.ts";
import { aborted, stopSignal } from "../shared/processes/stop-signal.ts";
import { printError } from "../terminal/error-lines.ts";
import { indexReportLines } from "../terminal/index-report.ts";
import { pageFor } from "../terminal/page.ts";
import { progressView } from "../terminal/progress.ts";
import { openFeeds } from "./arrivals/open-feeds.ts";
import { updateOnChange } from "./arrivals/update-on-change.ts";
import { Rebuilds } from "./processes/rebuilds.ts";

/** `index --watch`: updates the index after each change until it is told to stop. @returns the exit code */
export async function watchArticles(config: Config): Promise<number> {
  const stop = stopSignal();
  const view = progressView(process.stderr);
  const rebuilds = new Rebuilds(config.storeUrl, async () => {});
  const { style } = pageFor(process.stdout);
  console.log(`Watching ${config.articlesDir}; Ctrl-C ends it.`);
  const watch = updateOnChange(config, rebuilds, {
    progress: (progress) => view.show(progress),
    updated(report) {
      view.stop();
      if (report.changedAnything) console.log(indexReportLines(report, style).join("\n"));
    },
    failed(error) {
      view.stop();
      printError(error);
    },
    say: console.error,
  });
  let feeds: { stop(): void } | null = null;
  try {
    feeds = openFeeds(config, PUBLIC_WEB, {
      polled(feed, { added, leftOut }) {
        if (added.length > 0) console.log(`${added.length} added from ${feed}`);
        for (const reason of leftOut) console.error(`Left out: ${reason}`);
        if (added.length > 0) watch.notice();
      },
      failed: (_feed, error) => printError(error),
    });
    await aborted(stop);
  } finally {
    feeds?.stop();
    watch.stop();
    rebuilds.stop();
  }
  return 0;
}
