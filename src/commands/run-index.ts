import type { BuildParts } from "../glossary/building.ts";
import type { Config } from "../settings/config.ts";
import { takeSettings } from "../settings/take-settings.ts";
import { shownAddress } from "../shared/databases/postgres/address.ts";
import { indexReportLines } from "../terminal/index-report.ts";
import { pageFor } from "../terminal/page.ts";
import { progressView } from "../terminal/progress.ts";
import { languageLines } from "./language-lines.ts";
import { openModel } from "./open/open-model.ts";
import { updateIndex } from "./open/open-up-to-date.ts";

export type IndexOptions = { readonly full?: boolean; readonly watch?: boolean };

/**
 * `index`: brings the index up to date and reports what was done. With `watch`, it goes on updating the index after each change
 * until it is told to stop.
 *
 * @returns 1 if a file was skipped
 */
export async function runIndex({ watch, ...how }: IndexOptions): Promise<number> {
  const config = takeSettings();
  const exitCode = await updateOnce(config, how);
  if (!watch) return exitCode;
  // The modules that watch folders and feeds take a moment to load.
  const { watchArticles } = await import("./watch-articles.ts");
  return watchArticles(config);
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
