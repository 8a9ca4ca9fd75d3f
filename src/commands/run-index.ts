import { PUBLIC_WEB } from "../arrival/web/reach.ts";
import type { BuildParts } from "../building.ts";
import { shownAddress } from "../databases/postgres/address.ts";
import { aborted, stopSignal } from "../processes/stop-signal.ts";
import type { Config } from "../settings/config.ts";
import { takeSettings } from "../settings/take-settings.ts";
import { printError } from "../terminal/error-lines.ts";
import { indexReportLines } from "../terminal/index-report.ts";
import { pageFor } from "../terminal/page.ts";
import { progressView } from "../terminal/progress.ts";
import { openFeeds } from "./arrivals/open-feeds.ts";
import { updateOnChange } from "./arrivals/update-on-change.ts";
import { languageLines } from "./language-lines.ts";
import { openModel } from "./open/open-model.ts";
import { updateIndex } from "./open/open-up-to-date.ts";
import { Rebuilds } from "./processes/rebuilds.ts";

export type IndexOptions = { readonly full?: boolean; readonly watch?: boolean };

/**
 * `index`: bring the index up to date and report what was done. 1 if a file was skipped. With `watch`, it goes on
 * updating it with each change until it is told to stop.
 */
export async function runIndex({ watch, ...how }: IndexOptions): Promise<number> {
  const config = takeSettings();
  const exitCode = await updateOnce(config, how);
  return watch ? watchOn(config) : exitCode;
}

async function updateOnce(config: Config, how: Pick<BuildParts, "full">): Promise<number> {
  const view = progressView(process.stderr);
  const embedder = await openModel(config, view);
  try {
    const report = await updateIndex(config, embedder, view, how);
    const lines = indexReportLines(report, pageFor(process.stdout).style);
    console.log([...lines, ...languageLines(report, embedder, process.stdout)].join("\n"));
    const { storeUrl } = config;
    if (storeUrl !== null) console.log(`It answers from the database ${shownAddress(storeUrl)}.`);
    return report.skipped.length > 0 ? 1 : 0;
  } finally {
    await embedder.close();
  }
}

async function watchOn(config: Config): Promise<number> {
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
