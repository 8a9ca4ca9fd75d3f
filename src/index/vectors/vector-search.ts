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
export class VectorSearch {
  readonly #graph: VectorIndex;
  readonly #keywords: Keywords;
  readonly #passages: PassageReader;
  /** Least recently used first; `null` for a collection that is not small. */
  readonly #cache = new Map<string, readonly Point[] | null>();

  constructor(graph: VectorIndex, keywords: Keywords, passages: PassageReader) {
    this.#graph = graph;
    this.#keywords = keywords;
    this.#passages = passages;
  }

  nearest(vector: Vector, k: number, within: Collection): readonly Scored[] {
    if (within === null) return this.#graph.nearest(vector, k);
    const points = this.#pointsOf(within);
    if (points) return nearestExactly(points, vector, k);
    return this.#graph.nearest(vector, k, (id) => this.#keywords.isWithin(id, within));
  }

  #pointsOf(collection: string): readonly Point[] | null {
    const cached = this.#cache.get(collection);
    const points = cached === undefined ? this.#readPoints(collection) : cached;
    this.#cache.delete(collection);
    this.#cache.set(collection, points);
    if (this.#cache.size > CACHED) this.#cache.delete(this.#cache.keys().next().value!);
    return points;
  }

  #readPoints(collection: string): Point[] | null {
    const ids = this.#keywords.idsWithin(collection);
    if (ids.length > SMALL) return null;
    const vectors = this.#passages.vectors([...ids]);
    return vectors.map((vector, i) => ({ id: ids[i]!, vector }));
  }
}
