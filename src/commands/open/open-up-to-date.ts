import { buildIndex } from "../../build-index.ts";
import type { LocalEmbedder } from "../../embed/open-embedder.ts";
import type { BuildParts, BuildReport } from "../../glossary/building.ts";
import type { Library } from "../../glossary/library.ts";
import { CHUNKER_VERSION } from "../../ingest/chunker-version.ts";
import { folderSource } from "../../ingest/folder/folder-source.ts";
import type { Config } from "../../settings/config.ts";
import { UserError } from "../../shared/errors.ts";
import type { ProgressView } from "../../terminal/progress.ts";
import { checkModel, isIndexer, openCurrent, publish } from "./open-index.ts";

export type UpToDate = {
  readonly library: Library;
  readonly embedder: LocalEmbedder;
  /** What was done; `null` if this machine only reads the index, or updating failed. */
  readonly report: BuildReport | null;
  /** Why the index could not be updated; `null` if it is up to date, or is not updated on this machine. */
  readonly staleBecause: UserError | null;
};

/** Codes of failures after which the old index is still usable. */
const OLD_STAYS_USABLE = new Set([
  "INDEX_LOCKED",
  "DISK_FULL",
  "NOT_WRITABLE",
  "DISK_FAILED",
  "FOLDER_NOT_OURS",
]);

/** Brings the index up to date with the articles folder and, with STORE_URL, publishes it. */
export async function updateIndex(
  config: Config,
  embedder: LocalEmbedder,
  view: ProgressView,
  how: Pick<BuildParts, "full" | "opened">,
): Promise<BuildReport> {
  try {
    const report = await buildIndex({
      source: folderSource(config.articlesDir, config),
      embedder,
      embeddingsDir: config.embeddingsDir,
      chunker: CHUNKER_VERSION,
      ...how,
      onProgress: (progress) => view.show(progress),
    });
    await publish(config, view);
    return report;
  } finally {
    view.stop();
  }
}

/**
 * Opens the library, bringing it up to date first on a machine that builds the index.
 *
 * @throws UserError as building, publishing and opening do
 */
export async function openUpToDate(
  config: Config,
  model: Promise<LocalEmbedder>,
  view: ProgressView,
): Promise<UpToDate> {
  if (!isIndexer(config)) return asBuilt(await openCurrent(config), model, null);
  // The old index is usually still current, and opening it takes as long as opening the model.
  const opening = openCurrent(config).catch(() => null);
  let report: BuildReport;
  try {
    const opened = config.storeUrl === null ? (await opening)?.manifest.generation : undefined;
    report = await updateIndex(config, await model, view, { opened });
  } catch (error) {
    const old = await opening;
    if (error instanceof UserError && OLD_STAYS_USABLE.has(error.code) && old !== null)
      return asBuilt(old, model, error);
    await old?.close();
    throw error;
  }
  const [embedder, old] = await Promise.all([model, opening]);
  if (old?.manifest.generation === report.generation)
    return { library: old, embedder, report, staleBecause: null };
  await old?.close();
  return { library: await openCurrent(config), embedder, report, staleBecause: null };
}

/** @throws UserError if the library was built with another model, after closing it */
async function asBuilt(
  library: Library,
  model: Promise<LocalEmbedder>,
  staleBecause: UserError | null,
): Promise<UpToDate> {
  try {
    const embedder = await model;
    checkModel(library.manifest, embedder);
    return { library, embedder, report: null, staleBecause };
  } catch (error) {
    await library.close();
    throw error;
  }
}
