import type { Vector } from "../../glossary/embedder.ts";
import type { Scored } from "../../glossary/library.ts";
import { bestFirst } from "../keywords/top-k.ts";
import type { VectorIndex } from "./vector-index.ts";

/** All points of a generation, for searching: in one graph or, when it is layered, in an earlier one and one of what is new. */
export class LayeredGraph {
  readonly #graphs: readonly VectorIndex[];

  /** @param gone ids of points of the earlier graph that are not in the index any more */
  constructor(graph: VectorIndex, earlier?: VectorIndex, gone: Iterable<number> = []) {
    earlier?.remove(gone);
    this.#graphs = earlier ? [graph, earlier] : [graph];
  }

  /** Candidates kept while searching each of them; more finds more of the true neighbours, slower. */
  set ef(ef: number) {
    for (const graph of this.#graphs) graph.ef = ef;
  }

  /** Nearest by cosine, best first, of equal ones the smaller id. */
  nearest(vector: Vector, k: number, isWanted?: (id: number) => boolean): Scored[] {
    const found = this.#graphs.flatMap((graph) => graph.nearest(vector, k, isWanted));
    return found.sort(bestFirst).slice(0, k);
  }
}
