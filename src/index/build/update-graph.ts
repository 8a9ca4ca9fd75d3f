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

/** Above this share of removed points, which searches still walk through, a graph is rebuilt. */
const MOST_REMOVED = 1 / 5;

export type UpdatedGraph = {
  readonly graph: VectorIndex;
  /** What was measured of all points before; `null` if they are in a new graph. */
  readonly measured: Manifest["hnsw"] | null;
  /** Points that were removed from the index, and added without those that are still to be embedded. */
  readonly changed: number;
  /** Points of the base, and points of an interrupted build. */
  readonly reused: number;
  readonly resumed: number;
};

/** What an update starts from. */
export type BaseGraph = {
  /** Whether the base's graph stays, and only that of what is new since is brought up to date. */
  readonly isLayered: boolean;
  /** Passages of the base, and an id that none of them exceeds and all newer ones do. */
  readonly passages: number;
  readonly lastId: number;
  readonly measured: Manifest["hnsw"] | null;
  /** The graph that is to be brought up to date; `null` without an intact one. */
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

/**
 * The graph of the vectors in a work folder's own `passages.db`: that of the base, updated. It is rebuilt when the base has none,
 * it is damaged or too many of its points are gone. Ids of passages are never reused, so an id means the same
 * vector in both, and new ones are larger.
 *
 * @param ids of all passages, ascending
 */
export async function updateGraph(
  { isLayered, passages: before, lastId, measured, graph: old, points }: BaseGraph,
  dimensions: number,
  passages: PassageReader & Pick<PassageWriter, "withoutVector">,
  ids: Uint32Array,
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
