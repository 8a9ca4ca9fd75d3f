import type { Collection, Period } from "../../glossary/domain.ts";
import type { Vector } from "../../glossary/embedder.ts";
import type { Scored } from "../../glossary/library.ts";
import type { Keywords } from "../keywords/keywords.ts";
import type { Flags } from "../keywords/keywords-file.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import type { Point } from "../passages/vector-reader.ts";
import { nearestExactly } from "./exact-search.ts";
import type { LayeredGraph } from "./layered-graph.ts";

/**
 * Collections and periods with up to this many passages are searched exactly, in a few milliseconds. To find enough of so few,
 * the graph would visit nearly all of its points.
 */
const SMALL = 10_000;
/** Number of recently used collections and periods whose vectors stay in memory. */
const CACHED = 4;

/** Search by meaning: with the graph, or exactly among few passages. */
export function vectorSearch(
  graph: LayeredGraph,
  keywords: Keywords,
  passages: PassageReader,
  flagsOf: (during: Period | null) => Flags | null,
) {
  /** Least recently used first; `null` for one that is not small. */
  const cache = new Map<string, readonly Point[] | null>();

  function pointsOf(within: Collection, during: Period | null): readonly Point[] | null {
    const key = JSON.stringify([within, during]);
    const cached = cache.get(key);
    const points = cached === undefined ? readPoints(within, during) : cached;
    cache.delete(key);
    cache.set(key, points);
    if (cache.size > CACHED) cache.delete(cache.keys().next().value!);
    return points;
  }

  function readPoints(within: Collection, during: Period | null): Point[] | null {
    const ids = keywords.idsWithin(within, flagsOf(during));
    if (ids.length > SMALL) return null;
    const vectors = passages.vectors([...ids]);
    return vectors.map((vector, i) => ({ id: ids[i]!, vector }));
  }

  return (
    vector: Vector,
    k: number,
    within: Collection,
    during: Period | null = null,
  ): readonly Scored[] => {
    if (within === null && during === null) return graph.nearest(vector, k);
    const points = pointsOf(within, during);
    if (points) return nearestExactly(points, vector, k);
    const flags = flagsOf(during);
    return graph.nearest(vector, k, (id) => keywords.isWithin(id, within, flags));
  };
}
