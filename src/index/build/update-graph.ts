import { join } from "node:path";
import type { Manifest } from "../../library.ts";
import { isIntact } from "../generation/intact.ts";
import { FILE } from "../generation/manifest.ts";
import { fromPassages, type PassageReader, type Point } from "../passages/passage-reader.ts";
import type { PassageWriter } from "../passages/passage-writer.ts";
import { VectorIndex } from "../vectors/vector-index.ts";
import type { OnProgress } from "./phases.ts";
import type { Base } from "./work-folder.ts";

export type UpdatedGraph = {
  readonly graph: VectorIndex;
  /** What was measured of it before; `null` for a new graph. */
  readonly measured: Manifest["hnsw"] | null;
  /** Points that were removed, and added without those that are still to be embedded. */
  readonly changed: number;
  /** Points of the base, and points of an interrupted build. */
  readonly reused: number;
  readonly resumed: number;
};

/** The graph of the base. */
export type BaseGraph = {
  /** `null` without an intact one. */
  readonly graph: VectorIndex | null;
  /** Ids of its points, ascending. */
  readonly ids: Uint32Array;
  readonly measured: Manifest["hnsw"] | null;
};

export async function loadGraph(
  embeddingsDir: string,
  base: Base | null,
  dimensions: number,
): Promise<BaseGraph> {
  if (base === null) return { graph: null, ids: new Uint32Array(), measured: null };
  const folder = join(embeddingsDir, base.generation);
  const ids = fromPassages(join(folder, FILE.passages), (passages) => passages.ids());
  const file = join(folder, FILE.vectors);
  const graph = isIntact(file, base.files[FILE.vectors])
    ? await VectorIndex.load(file, dimensions, ids.length)
    : null;
  return { graph, ids, measured: base.hnsw ?? null };
}

/**
 * The graph of all vectors: the base's, updated. It is rebuilt when there is no base, the base's graph is
 * damaged or too many of its points are gone. Ids of passages are never reused, so an id means the same
 * vector in both, and new ones are larger.
 */
export async function updateGraph(
  { graph: old, ids: before, measured }: BaseGraph,
  dimensions: number,
  passages: PassageReader & Pick<PassageWriter, "withoutVector">,
  onProgress: OnProgress,
): Promise<UpdatedGraph> {
  const last = before.at(-1) ?? 0;
  const pending = new Set(passages.withoutVector());
  const now = passages.ids().filter((id) => !pending.has(id));
  const reused = now.filter((id) => id <= last).length;
  const counts = { reused, resumed: now.length - reused };

  if (old !== null) {
    const kept = new Set(now);
    old.remove(before.filter((id) => !kept.has(id)));
    if (!old.isWorn) {
      const added = passages.points(last);
      await old.add(reporting(added, counts.resumed, onProgress));
      const changed = before.length - reused + counts.resumed;
      return { graph: old, measured, changed, ...counts };
    }
  }
  const graph = VectorIndex.empty(dimensions);
  await graph.add(reporting(passages.points(), now.length, onProgress));
  return { graph, measured: null, changed: 0, ...counts };
}

function* reporting(
  points: Iterable<Point>,
  total: number,
  onProgress: OnProgress,
): Generator<Point> {
  let done = 0;
  for (const point of points) {
    yield point;
    onProgress(++done, total);
  }
}
