import { buildIndex } from "../build-index.ts";
import type { Config } from "../config.ts";
import type { BuildReport, Library } from "../domain.ts";
import type { LocalEmbedder } from "../embed/embedder.ts";
import { UserError } from "../errors.ts";
import type { ProgressView } from "../faces/terminal/progress.ts";
import type { BuildParts } from "../index/build-types.ts";
import { CHUNKER_VERSION } from "../ingest/finish.ts";
import { folderSource } from "../ingest/folder-source.ts";
import { checkModel, isIndexer, openCurrent, publish } from "./open-index.ts";

export type UpToDate = {
  readonly library: Library;
  readonly embedder: LocalEmbedder;
  /** What was done; `null` when nothing was tried here. */
  readonly report: BuildReport | null;
  /** True when another process is updating the index, and this is the one before. */
  readonly isStale: boolean;
};

/** Bring the index up to date with the articles folder, and with STORE_URL the server with the index. */
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
 * The library, up to date where the articles are indexed, else as it is.
 *
 * @throws UserError as building, publishing and opening do
 */
export async function openUpToDate(
  config: Config,
  model: Promise<LocalEmbedder>,
  view: ProgressView,
): Promise<UpToDate> {
  if (!isIndexer(config)) return openAsItIs(config, model);
  // The old index is mostly still right, and opening it takes as long as opening the model.
  const [embedder, old] = await Promise.all([model, openCurrent(config).catch(() => null)]);
  const upToDate = { embedder, isStale: false };
  try {
    const opened = config.storeUrl === null ? old?.manifest.generation : undefined;
    const report = await updateIndex(config, embedder, view, { opened });
    if (old?.manifest.generation === report.generation)
      return { ...upToDate, library: old, report };
    await old?.close();
    return { ...upToDate, library: await openCurrent(config), report };
  } catch (error) {
    if (!(error instanceof UserError && error.code === "INDEX_LOCKED" && old)) throw error;
    return { ...upToDate, library: old, report: null, isStale: true };
  }
}

async function openAsItIs(config: Config, model: Promise<LocalEmbedder>): Promise<UpToDate> {
  const [embedder, library] = await Promise.all([model, openCurrent(config)]);
  checkModel(library.manifest, embedder);
  return { embedder, library, report: null, isStale: false };
}
