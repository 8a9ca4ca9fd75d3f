import type { Scored } from "../../domain.ts";

/** Keeps the best `k` of many scored ids; of equal scores the smaller id. Ids must not repeat. */
export class TopK {
  readonly #k: number;
  /** A binary heap with the worst of the kept at its root. */
  readonly #heap: Scored[] = [];

  constructor(k: number) {
    this.#k = k;
  }

  offer(id: number, score: number): void {
    const heap = this.#heap;
    if (heap.length < this.#k) {
      heap.push({ id, score });
      this.#rise(heap.length - 1);
    } else if (score >= this.worst && this.#k > 0) {
      const candidate = { id, score };
      if (bestFirst(candidate, heap[0]!) > 0) return;
      heap[0] = candidate;
      this.#sink(0);
    }
  }

  /** A lower score than this need not be offered. */
  get worst(): number {
    return this.#heap.length < this.#k ? Number.NEGATIVE_INFINITY : (this.#heap[0]?.score ?? 0);
  }

  /** Best first. */
  sorted(): Scored[] {
    return this.#heap.toSorted(bestFirst);
  }

  #rise(at: number): void {
    const heap = this.#heap;
    for (let child = at; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (bestFirst(heap[child]!, heap[parent]!) < 0) return;
      [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
      child = parent;
    }
  }

  #sink(at: number): void {
    const heap = this.#heap;
    for (let parent = at; ; ) {
      let child = 2 * parent + 1;
      if (child >= heap.length) return;
      if (child + 1 < heap.length && bestFirst(heap[child + 1]!, heap[child]!) > 0) child++;
      if (bestFirst(heap[child]!, heap[parent]!) < 0) return;
      [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
      parent = child;
    }
  }
}

/** Compares for sorting: higher scores first, of equal ones the smaller id. */
export function bestFirst(a: Scored, b: Scored): number {
  return b.score - a.score || a.id - b.id;
}
