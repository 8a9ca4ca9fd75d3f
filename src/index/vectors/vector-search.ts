import type { Collection, Scored, Vector } from "../../domain.ts";
import type { Keywords } from "../keywords/keywords.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import { nearestOf, type Pile } from "./exact-search.ts";
import type { VectorIndex } from "./vector-index.ts";

/**
 * A collection of up to so many passages is searched one by one, in some milliseconds. The graph would
 * walk through nearly all of its points to find enough of so few.
 */
const FEW = 10_000;
/** Collections whose vectors are kept in memory, the latest used. */
const KEPT = 4;

/** Search by meaning: through the graph, or exactly within a small collection. */
export class Neighbours {
  readonly #graph: VectorIndex;
  readonly #keywords: Keywords;
  readonly #passages: PassageReader;
  /** Least recently used first; `null` for a collection that is not small. */
  readonly #piles = new Map<string, Pile | null>();

  constructor(graph: VectorIndex, keywords: Keywords, passages: PassageReader) {
    this.#graph = graph;
    this.#keywords = keywords;
    this.#passages = passages;
  }

  nearest(vector: Vector, k: number, within: Collection): readonly Scored[] {
    if (within === null) return this.#graph.nearest(vector, k);
    const pile = this.#pileOf(within);
    if (pile) return nearestOf(pile, vector, k);
    return this.#graph.nearest(vector, k, (id) => this.#keywords.isWithin(id, within));
  }

  #pileOf(collection: string): Pile | null {
    const known = this.#piles.get(collection);
    const pile = known === undefined ? this.#readPile(collection) : known;
    this.#piles.delete(collection);
    this.#piles.set(collection, pile);
    if (this.#piles.size > KEPT) this.#piles.delete(this.#piles.keys().next().value!);
    return pile;
  }

  #readPile(collection: string): Pile | null {
    const ids = this.#keywords.idsWithin(collection);
    if (ids.length > FEW) return null;
    const vectors = this.#passages.vectors([...ids]);
    return vectors.map((vector, i) => ({ id: ids[i]!, vector }));
  }
}
