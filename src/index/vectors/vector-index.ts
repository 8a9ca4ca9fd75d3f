import hnswlib from "hnswlib-node";
import type { Vector } from "../../glossary/embedder.ts";
import type { Scored } from "../../glossary/library.ts";
import { letOthersRun } from "../../shared/async/let-others-run.ts";
import { bestFirst } from "../keywords/top-k.ts";
import type { Point } from "../passages/vector-reader.ts";

/** Links a point keeps per layer (twice that in the lowest); the usual middle for a few hundred dimensions. */
export const M = 16;
/** Candidates looked at while a point is linked in; more makes a better graph and a slower build. */
export const EF_CONSTRUCTION = 200;

/** Points inserted before the event loop gets a turn: about 15 ms. */
const SLICE = 16;

/**
 * The nearest-neighbour graph (HNSW, Malkov and Yashunin 2018, arXiv:1603.09320): the only door to
 * hnswlib. A point is a passage: its label is the passage's id, its position the unit vector.
 *
 * The library takes plain arrays only, throws when asked for more points than it has room for, does not
 * save `ef` and does not notice a full disk. A filter that throws ends the process. Loading a damaged
 * file can overrun memory, so check its hash first.
 */
export class VectorIndex {
  readonly #graph: hnswlib.HierarchicalNSW;

  private constructor(graph: hnswlib.HierarchicalNSW) {
    this.#graph = graph;
  }

  static empty(dimensions: number): VectorIndex {
    const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
    graph.initIndex(1, M, EF_CONSTRUCTION);
    return new VectorIndex(graph);
  }

  /** @throws Error if the file is cut short */
  static async load(path: string, dimensions: number): Promise<VectorIndex> {
    const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
    await graph.readIndex(path);
    return new VectorIndex(graph);
  }

  /** Points, with those that were removed: searches don't find them, and still walk through them. */
  get size(): number {
    return this.#graph.getCurrentCount();
  }

  /** What the saved file takes, within some percent: vector, links and label of each point. */
  get bytesOnDisk(): number {
    const bytesPerPoint = 4 * this.#graph.getNumDimensions() + 4 * (2 * M + 1) + 24;
    return this.size * bytesPerPoint;
  }

  /** Candidates kept while searching; more finds more of the true neighbours, slower. */
  set ef(ef: number) {
    this.#graph.setEf(ef);
  }

  async add(points: Iterable<Point>): Promise<void> {
    /** One for all: the library copies it, and as many new ones would wait for the garbage collector. */
    const position = new Array<number>(this.#graph.getNumDimensions());
    let inserted = 0;
    for (const { id, vector } of points) {
      const room = this.#graph.getMaxElements();
      if (this.size === room) this.#graph.resizeIndex(Math.max(1024, 2 * room));
      for (let d = 0; d < position.length; d++) position[d] = vector[d]!;
      this.#graph.addPoint(position, id);
      if (++inserted % SLICE === 0) await letOthersRun();
    }
  }

  /** @throws Error if a point is not there or was removed before */
  remove(ids: Iterable<number>): void {
    for (const id of ids) this.#graph.markDelete(id);
  }

  /** Nearest by cosine, best first, of equal ones the smaller id. */
  nearest(vector: Vector, k: number, isWanted?: (id: number) => boolean): Scored[] {
    const most = Math.min(k, this.size);
    if (most === 0) return [];
    const { neighbors, distances } = this.#graph.searchKnn(Array.from(vector), most, isWanted);
    return neighbors.map((id, i) => ({ id, score: 1 - distances[i]! })).sort(bestFirst);
  }

  async save(path: string): Promise<void> {
    await this.#graph.writeIndex(path);
  }

  /** Gives its memory back at once, not when the garbage collector gets to it; all points are gone. */
  clear(): void {
    this.#graph.initIndex(1, M, EF_CONSTRUCTION);
  }
}
