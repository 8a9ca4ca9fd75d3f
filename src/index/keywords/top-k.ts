import type { Scored } from "../../glossary/library.ts";
import { firstIndex } from "../../shared/text/first-index.ts";

/** Keeps the best `k` of many scored ids; among equal scores the smaller id. Ids must not repeat. */
export class TopK {
  readonly #k: number;
  /** Best first. */
  readonly #kept: Scored[] = [];

  constructor(k: number) {
    this.#k = k;
  }

  offer(id: number, score: number): void {
    if (score < this.worst) return;
    const kept = this.#kept;
    const candidate = { id, score };
    const place = firstIndex(0, kept.length, (at) => bestFirst(kept[at]!, candidate) > 0);
    kept.splice(place, 0, candidate);
    if (kept.length > this.#k) kept.pop();
  }

  /** Lower scores need not be offered. */
  get worst(): number {
    return this.#kept.length < this.#k ? Number.NEGATIVE_INFINITY : (this.#kept.at(-1)?.score ?? 0);
  }

  sorted(): Scored[] {
    return [...this.#kept];
  }
}

/** Compares for sorting: higher scores first, of equal ones the smaller id. */
export function bestFirst(a: Scored, b: Scored): number {
  return b.score - a.score || a.id - b.id;
}
