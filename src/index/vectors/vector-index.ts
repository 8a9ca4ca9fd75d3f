import hnswlib from "hnswlib-node";
import type { Vector } from "../../glossary/embedder.ts";
import type { Scored } from "../../glossary/library.ts";
import { letOthersRun } from "../../shared/async/let-others-run.ts";
import { bestFirst } from "../keywords/top-k.ts";
import type { Point } from "../passages/vector-reader.ts";

/** Links that a point keeps per layer (twice as many in the lowest); a usual value for a few hundred dimensions. */
export const M = 16;
/** Candidates considered when a point is inserted; more give a better graph and a slower build. */
export const EF_CONSTRUCTION = 200;

/** Points inserted before the event loop gets a turn: about 15 ms. */
const SLICE = 16;

/**
 * The nearest-neighbour graph (HNSW, Malkov and Yashunin 2018, arXiv:1603.09320): the only file that
 * imports hnswlib. A point is a passage: its label is the passage's id, its position the unit vector.
 *
 * The library takes plain arrays only, throws when more points are added than it has room for, does not save `ef` and does not
 * notice a full disk. A filter that throws ends the process. Loading a damaged file can overrun memory, so check its hash
 * first.
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

  /** Number of points, including removed ones: searches don't find those, but still walk through them. */
  get size(): number {
    return this.#graph.getCurrentCount();
  }

  /** What the saved file takes, within some percent: vector, links and label of each point. */
  get bytesOnDisk(): number {
    const bytesPerPoint = 4 * this.#graph.getNumDimensions() + 4 * (2 * M + 1) + 24;
    return this.size * bytesPerPoint;
  }

  /** Candidates kept while searching; more find more of the true neighbours, but take longer. */
  set ef(ef: number) {
    this.#graph.setEf(ef);
  }

  async add(points: Iterable<Point>): Promise<void> {
    /** Reused for all points: the library copies it, and a new array for each would burden the garbage collector. */
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

  /** @throws Error if a point does not exist or was already removed */
  remove(ids: Iterable<number>): void {
    for (const id of ids) this.#graph.markDelete(id);
  }

  /** Nearest by cosine, best first, among equal ones the smaller id. */
  nearest(vector: Vector, k: number, isWanted?: (id: number) => boolean): Scored[] {
    const most = Math.min(k, this.size);
    if (most === 0) return [];
    const { neighbors, distances } = this.#graph.searchKnn(Array.from(vector), most, isWanted);
    return neighbors.map((id, i) => ({ id, score: 1 - distances[i]! })).sort(bestFirst);
  }

  async save(path: string): Promise<void> {
    await this.#graph.writeIndex(path);
  }

  /** Removes all points and frees their memory immediately rather than at the next garbage collection. */
  clear(): void {
    this.#graph.initIndex(1, M, EF_CONSTRUCTION);
  }
}
