import type { Vector } from "../../glossary/embedder.ts";
import type { Scored } from "../../glossary/library.ts";
import { bestFirst } from "../keywords/top-k.ts";
import type { VectorIndex } from "./vector-index.ts";

/** Searches all points of a generation: one graph or, when it is layered, an earlier graph and one with what is new. */
export class LayeredGraph {
  readonly #graphs: readonly VectorIndex[];

  /** @param gone ids of points of the earlier graph that are no longer in the index */
  constructor(graph: VectorIndex, earlier?: VectorIndex, gone: Iterable<number> = []) {
    earlier?.remove(gone);
    this.#graphs = earlier ? [graph, earlier] : [graph];
  }

  /** Candidates kept while searching each graph; more find more of the true neighbours, but take longer. */
  set ef(ef: number) {
    for (const graph of this.#graphs) graph.ef = ef;
  }

  /** Nearest by cosine, best first, among equal ones the smaller id. */
  nearest(vector: Vector, k: number, isWanted?: (id: number) => boolean): Scored[] {
    const found = this.#graphs.flatMap((graph) => graph.nearest(vector, k, isWanted));
    return found.sort(bestFirst).slice(0, k);
  }
}
