import { join } from "node:path";
import type { BuildParts } from "../../glossary/building.ts";
import type { Manifest } from "../../glossary/library.ts";
import { removeFile, syncFile } from "../generation/disk.ts";
import { incompleteWrite, requireRoom } from "../generation/disk-errors.ts";
import { hashFiles, newName } from "../generation/generations.ts";
import { checkIntact } from "../generation/intact.ts";
import { FILE } from "../generation/manifest.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import { LayeredGraph } from "../vectors/layered-graph.ts";
import { EF_CONSTRUCTION, M, VectorIndex } from "../vectors/vector-index.ts";
import type { OnProgress } from "./phases.ts";
import { tuneRecall } from "./tune-recall.ts";
import type { UpdatedGraph } from "./update-graph.ts";
import { formatOf, type WorkFolder } from "./work-folder.ts";

/** When more than this share of the points was added or removed, `ef` and recall are measured again. */
const MOST_UNMEASURED = 1 / 20;

/** Writes `vectors.hnsw` of a work folder and clears the graph: the written file is loaded again to be verified. */
export async function writeGraph(folder: string, graph: VectorIndex): Promise<void> {
  requireRoom(folder, graph.bytesOnDisk);
  const file = join(folder, FILE.vectors);
  // If saving fails unnoticed, the file of an interrupted build must not be mistaken for the new graph.
  removeFile(file);
  await graph.save(file);
  graph.clear();
  try {
    syncFile(file);
  } catch (error) {
    throw incompleteWrite(file, error);
  }
}

/** What was written to a work folder. */
export type Written = Pick<BuildParts, "embedder" | "chunker"> & {
  readonly passages: PassageReader;
  /** What was measured before this update; `null` for a new graph. */
  readonly measured: UpdatedGraph["measured"];
  /** Points that this update added or removed. */
  readonly changed: number;
};

/** Loads the saved graph as a reader would, measures recall, and returns the manifest of the generation. */
export async function verify(
  { path: folder, earlier }: Pick<WorkFolder, "path" | "earlier">,
  { embedder, chunker, passages, measured, changed }: Written,
  onProgress: OnProgress,
): Promise<Manifest> {
  const counts = passages.countWithin(null);
  const file = join(folder, FILE.vectors);
  const { model: name, fingerprint, dimensions } = embedder;
  const loading = VectorIndex.load(file, dimensions);
  loading.catch(() => {}); // Awaited below, unless hashing fails.
  syncFile(join(folder, FILE.passages));
  // Meanwhile a thread of hnswlib loads the graph.
  const files = hashFiles(folder, earlier);
  const graph = await loading.catch((error) => {
    throw incompleteWrite(file, error);
  });
  const unmeasured = measured === null ? 0 : measured.unmeasured + changed;
  const isStillTrue = measured !== null && unmeasured <= MOST_UNMEASURED * counts.passages;
  const { ef, recall } = isStillTrue ? measured : await measure();
  return {
    generation: newName(),
    format: formatOf(earlier),
    chunker,
    model: { name, fingerprint, dimensions },
    builtAt: new Date().toISOString(),
    ...counts,
    hnsw: {
      m: M,
      efConstruction: EF_CONSTRUCTION,
      ef,
      recall,
      unmeasured: isStillTrue ? unmeasured : 0,
    },
    files,
  };

  async function measure(): Promise<{ ef: number; recall: number }> {
    const file = earlier.find(({ name }) => name === FILE.earlierVectors);
    const below =
      file && (await VectorIndex.load(checkIntact(join(folder, file.name), file.hash), dimensions));
    const all = new LayeredGraph(graph, below, passages.goneIds());
    return tuneRecall(all, passages, onProgress);
  }
}
