import { join } from "node:path";
import { letOthersRun } from "../../async/let-others-run.ts";
import type { Embedder, Manifest } from "../../domain.ts";
import { removeFile, syncFile, writeWhole } from "../generation/disk.ts";
import { needRoom, notTaken } from "../generation/disk-errors.ts";
import { hashFiles, newName } from "../generation/generations.ts";
import { FILE, FORMAT } from "../generation/manifest.ts";
import { KeywordsWriter } from "../keywords/keywords-writer.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import { headingOf } from "../passages/search-text.ts";
import { EF_CONSTRUCTION, M, VectorIndex } from "../vectors/vector-index.ts";
import type { OnProgress } from "./phases.ts";
import { tuneRecall } from "./tune-recall.ts";

/** Passages between two turns of the event loop. */
const SLICE = 500;

/** Writes `vectors.hnsw` and `keywords.bin` of the passages in a work folder. */
export async function writeSearchFiles(
  folder: string,
  passages: PassageReader,
  graph: VectorIndex,
  onProgress: OnProgress,
): Promise<void> {
  needRoom(folder, graph.bytesOnDisk);
  const file = join(folder, FILE.vectors);
  // If saving fails unnoticed, the file of an interrupted build must not pass for the new graph.
  removeFile(file);
  await graph.save(file);
  try {
    syncFile(file);
  } catch (error) {
    throw notTaken(file, error);
  }

  const keywords = new KeywordsWriter();
  const total = passages.count("passages");
  let done = 0;
  for (const { id, text, article } of passages.searchables()) {
    keywords.add(id, article, headingOf(article, { text }), text);
    if (++done % SLICE === 0) {
      onProgress(done, total);
      await letOthersRun();
    }
  }
  writeWhole(join(folder, FILE.keywords), keywords.finish().buffer);
  onProgress(total, total);
}

/** Loads the saved graph as a reader would, measures it, and makes the manifest of the generation. */
export async function verify(
  folder: string,
  passages: PassageReader,
  embedder: Pick<Embedder, "model" | "fingerprint" | "dimensions">,
  chunker: number,
  onProgress: OnProgress,
): Promise<Manifest> {
  const counts = { articles: passages.count("articles"), passages: passages.count("passages") };
  const file = join(folder, FILE.vectors);
  const graph = await VectorIndex.load(file, embedder.dimensions, counts.passages).catch(
    (error) => {
      throw notTaken(file, error);
    },
  );
  const { ef, recall } = await tuneRecall(graph, passages, onProgress);
  syncFile(join(folder, FILE.passages));
  return {
    generation: newName(),
    format: FORMAT,
    chunker,
    model: {
      name: embedder.model,
      fingerprint: embedder.fingerprint,
      dimensions: embedder.dimensions,
    },
    builtAt: new Date().toISOString(),
    ...counts,
    hnsw: { m: M, efConstruction: EF_CONSTRUCTION, ef, recall },
    files: hashFiles(folder),
  };
}
