import { join } from "node:path";
import type { Manifest } from "../../glossary/library.ts";
import { isIntact } from "../generation/intact.ts";
import { FILE, LAYERED_FORMAT } from "../generation/manifest.ts";
import { fromPassages, type PassageReader } from "../passages/passage-reader.ts";
import type { PassageWriter } from "../passages/passage-writer.ts";
import type { Point } from "../passages/vector-reader.ts";
import { VectorIndex } from "../vectors/vector-index.ts";
import type { OnProgress } from "./phases.ts";
import type { Base } from "./work-folder.ts";

/** A graph is rebuilt when more than this share of its points is removed: searches still walk through those. */
const MOST_REMOVED = 1 / 5;

export type UpdatedGraph = {
  readonly graph: VectorIndex;
  /** What was measured before this update; `null` for a new graph. */
  readonly measured: Manifest["hnsw"] | null;
  /** Points removed or added so far; those still to be embedded are not counted. */
  readonly changed: number;
  /** Points of the base, and points of an interrupted build. */
  readonly reused: number;
  readonly resumed: number;
};

/** What an update starts from. */
export type BaseGraph = {
  /** Whether the base's graph stays as it is, and only the one for newer passages is updated. */
  readonly isLayered: boolean;
  /** Number of passages in the base, and the last id that was given to one. */
  readonly passages: number;
  readonly lastId: number;
  readonly measured: Manifest["hnsw"] | null;
  /** The graph to update; `null` without an intact one. */
  readonly graph: VectorIndex | null;
  /** Ids of its points, ascending. */
  readonly points: Uint32Array;
};

export async function loadGraph(
  embeddingsDir: string,
  base: Base | null,
  isLayered: boolean,
  dimensions: number,
): Promise<BaseGraph> {
  const none = { graph: null, points: new Uint32Array() };
  if (base === null) return { isLayered, passages: 0, lastId: 0, measured: null, ...none };
  const inBase = (name: string) => join(embeddingsDir, base.generation, name);
  const lastId = fromPassages(inBase(FILE.passages), (stored) => stored.lastId());
  const { passages = 0, hnsw: measured = null } = base;
  const found = { isLayered, passages, lastId, measured };
  const saved = graphToUpdate(base, isLayered);
  if (saved === null || !isIntact(inBase(saved.graph), base.files[saved.graph]))
    return { ...found, ...none };
  const points =
    saved.points === null
      ? fromPassages(inBase(FILE.passages), (stored) => stored.ids())
      : fromPassages(inBase(saved.points), (stored) => stored.ownIds());
  return { ...found, graph: await VectorIndex.load(inBase(saved.graph), dimensions), points };
}

/** The file of a base with the graph, and the one with the passages that are its points; `null` if these are all there are. */
function graphToUpdate(
  { format }: Base,
  isLayered: boolean,
): { readonly graph: string; readonly points: string | null } | null {
  if (format !== LAYERED_FORMAT) return isLayered ? null : { graph: FILE.vectors, points: null };
  return isLayered
    ? { graph: FILE.vectors, points: FILE.passages }
    : { graph: FILE.earlierVectors, points: FILE.earlierPassages };
}

/** What the graph is updated to. */
export type Wanted = {
  readonly passages: PassageReader & Pick<PassageWriter, "withoutVector">;
  /** Of all passages, ascending. */
  readonly ids: Uint32Array;
  readonly dimensions: number;
};

/**
 * Updates the base's graph to the vectors in a work folder's own `passages.db`. The graph is rebuilt if the base has none, or
 * if it is damaged or has too many removed points. Ids of passages are never reused, so an id means the same vector in both,
 * and new ids are larger.
 */
export async function updateGraph(
  { isLayered, passages: before, lastId, measured, graph: old, points }: BaseGraph,
  { passages, ids, dimensions }: Wanted,
  onProgress: OnProgress,
): Promise<UpdatedGraph> {
  const pending = new Set(passages.withoutVector());
  const reused = ids.filter((id) => id <= lastId).length;
  const resumed = ids.length - reused - pending.size;
  const counts = { reused, resumed };
  const changed = before - reused + resumed;

  const last = points.at(-1) ?? 0;
  const own = passages.ownIds().filter((id) => !pending.has(id));
  const kept = own.filter((id) => id <= last).length;
  if (old !== null && kept >= (1 - MOST_REMOVED) * old.size) {
    const stays = new Set(own);
    old.remove(points.filter((id) => !stays.has(id)));
    await old.add(reporting(passages.ownPoints(last), own.length - kept, onProgress));
    return { graph: old, measured, changed, ...counts };
  }
  const graph = VectorIndex.empty(dimensions);
  await graph.add(reporting(passages.ownPoints(), own.length, onProgress));
  return { graph, measured: isLayered ? measured : null, changed, ...counts };
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
