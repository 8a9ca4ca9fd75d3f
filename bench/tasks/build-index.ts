import { buildIndex } from "#src/build-index.ts";
import type { BuildReport } from "#src/glossary/building.ts";
import type { Embedder } from "#src/glossary/embedder.ts";
import { CHUNKER_VERSION } from "#src/ingest/chunker-version.ts";
import { folderSource } from "#src/ingest/folder/folder-source.ts";
import { loadingEmbedder, vectorSource } from "../embedders.ts";
import { type ByProcess, cpuSeconds, peakMemory } from "../measure/process-figures.ts";
import type { Places, VectorsFrom } from "../places.ts";

export type BuildMeasured = Pick<
  BuildReport,
  "embedded" | "durationMs" | "phaseMs" | "recall" | "ef"
> & {
  readonly skipped: number;
  /** Articles that had other content before. */
  readonly changed: number;
  readonly peakMemory: ByProcess;
  readonly cpuSeconds: ByProcess;
};

/** Builds the index of a corpus, with the model loaded beforehand. */
export async function measureBuild(
  places: Places,
  vectors: VectorsFrom = "model",
): Promise<BuildMeasured> {
  return measure(places, await vectorSource(vectors));
}

/** Brings the index of a corpus up to date as `index` does, while the model is loaded. */
export async function measureUpdate(places: Places): Promise<BuildMeasured> {
  return measure(places, await loadingEmbedder());
}

async function measure(
  { articlesDir, embeddingsDir }: Places,
  embedder: Embedder,
): Promise<BuildMeasured> {
  let phase = "";
  const report = await buildIndex({
    source: folderSource(articlesDir, {
      maxArticleMb: 20,
      maxArticleSeconds: 60,
      maxArticleMemoryMb: 1000,
    }),
    embedder,
    embeddingsDir,
    chunker: CHUNKER_VERSION,
    onProgress: (progress) => {
      if (progress.phase !== phase) console.error(`  ${progress.phase} ${progress.total} …`);
      phase = progress.phase;
    },
  });
  const needed = { peakMemory: peakMemory(), cpuSeconds: cpuSeconds() };
  await embedder.close();
  const { embedded, durationMs, phaseMs, recall, ef } = report;
  const counts = { skipped: report.skipped.length, changed: report.changed.length };
  return { embedded, durationMs, phaseMs, recall, ef, ...counts, ...needed };
}
