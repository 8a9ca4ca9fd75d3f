import { buildIndex } from "../build-index.ts";
import type { Config } from "../config.ts";
import type { BuildReport, Library } from "../domain.ts";
import type { LocalEmbedder } from "../embed/embedder.ts";
import { UserError } from "../errors.ts";
import type { ProgressView } from "../faces/terminal/progress.ts";
import type { BuildParts } from "../index/build-types.ts";
import { openLibrary } from "../index/open-library.ts";
import { CHUNKER_VERSION } from "../ingest/finish.ts";
import { folderSource } from "../ingest/folder-source.ts";

export type UpToDate = {
  readonly library: Library;
  readonly embedder: LocalEmbedder;
  readonly report: BuildReport | null;
};

/** Bring the index up to date with the articles folder. */
export async function updateIndex(
  config: Config,
  embedder: LocalEmbedder,
  view: ProgressView,
  how: Pick<BuildParts, "full" | "opened">,
): Promise<BuildReport> {
  try {
    return await buildIndex({
      source: folderSource(config.articlesDir, config),
      embedder,
      embeddingsDir: config.embeddingsDir,
      chunker: CHUNKER_VERSION,
      ...how,
      onProgress: (progress) => view.show(progress),
    });
  } finally {
    view.stop();
  }
}

/**
 * The library, up to date. `report` tells what had to be done; it is `null` when another process is
 * updating the index, and the library then is as it was before.
 */
export async function openUpToDate(
  config: Config,
  model: Promise<LocalEmbedder>,
  view: ProgressView,
): Promise<UpToDate> {
  // The old index is mostly still right, and opening it takes as long as opening the model.
  const [embedder, old] = await Promise.all([
    model,
    openLibrary(config.embeddingsDir).catch(() => null),
  ]);
  try {
    const report = await updateIndex(config, embedder, view, {
      opened: old?.manifest.generation,
    });
    if (old?.manifest.generation === report.generation) return { library: old, embedder, report };
    await old?.close();
    return { library: await openLibrary(config.embeddingsDir), embedder, report };
  } catch (error) {
    if (!(error instanceof UserError && error.code === "INDEX_LOCKED" && old)) throw error;
    return { library: old, embedder, report: null };
  }
}
