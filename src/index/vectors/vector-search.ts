import type { Collection, Scored, Vector } from "../../domain.ts";
import type { Keywords } from "../keywords/keywords.ts";
import type { PassageReader, Point } from "../passages/passage-reader.ts";
import { nearestExactly } from "./exact-search.ts";
import type { VectorIndex } from "./vector-index.ts";

/**
 * Collections of up to this many passages are searched exactly, in a few milliseconds. The graph would
 * visit nearly all of its points to find enough of so few.
 */
const SMALL = 10_000;
/** Collections whose vectors stay in memory: those used last. */
const CACHED = 4;

/** Search by meaning: through the graph, or exactly within a small collection. */
export function vectorSearch(graph: VectorIndex, keywords: Keywords, passages: PassageReader) {
  /** Least recently used first; `null` for a collection that is not small. */
  const cache = new Map<string, readonly Point[] | null>();

  function pointsOf(collection: string): readonly Point[] | null {
    const cached = cache.get(collection);
    const points = cached === undefined ? readPoints(collection) : cached;
    cache.delete(collection);
    cache.set(collection, points);
    if (cache.size > CACHED) cache.delete(cache.keys().next().value!);
    return points;
  }

  function readPoints(collection: string): Point[] | null {
    const ids = keywords.idsWithin(collection);
    if (ids.length > SMALL) return null;
    const vectors = passages.vectors([...ids]);
    return vectors.map((vector, i) => ({ id: ids[i]!, vector }));
  }

  return (vector: Vector, k: number, within: Collection): readonly Scored[] => {
    if (within === null) return graph.nearest(vector, k);
    const points = pointsOf(within);
    if (points) return nearestExactly(points, vector, k);
    return graph.nearest(vector, k, (id) => keywords.isWithin(id, within));
  };
}
