import type { Scored } from "../domain.ts";

/** Keeps the best `k` of many scored ids; of equal scores the smaller id. Ids must not repeat. */
export class Top {
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
    } else if (this.#k > 0 && isWorse(heap[0]!, { id, score })) {
      heap[0] = { id, score };
      this.#sink(0);
    }
  }

  /** A score that is not above this one need not be offered, if ids are offered in ascending order. */
  get threshold(): number {
    return this.#heap.length < this.#k
      ? Number.NEGATIVE_INFINITY
      : (this.#heap[0]?.score ?? Infinity);
  }

  /** Best first. */
  sorted(): Scored[] {
    return this.#heap.toSorted((a, b) => b.score - a.score || a.id - b.id);
  }

  #rise(at: number): void {
    const heap = this.#heap;
    for (let child = at; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!isWorse(heap[child]!, heap[parent]!)) return;
      [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
      child = parent;
    }
  }

  #sink(at: number): void {
    const heap = this.#heap;
    for (let parent = at; ; ) {
      let child = 2 * parent + 1;
      if (child >= heap.length) return;
      if (child + 1 < heap.length && isWorse(heap[child + 1]!, heap[child]!)) child++;
      if (!isWorse(heap[child]!, heap[parent]!)) return;
      [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
      parent = child;
    }
  }
}

function isWorse(a: Scored, b: Scored): boolean {
  return a.score < b.score || (a.score === b.score && a.id > b.id);
}
