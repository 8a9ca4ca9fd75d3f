import type { Scored } from "../../domain.ts";
import { type KeywordsFile, positionIn } from "./keywords-file.ts";
import { K1 } from "./keywords-writer.ts";
import { TopK } from "./top-k.ts";

/** The passages that contain a term, as a range of the postings, and how rare that makes it. */
export type Postings = { readonly start: number; readonly end: number; readonly rarity: number };

/** However often a word occurs in a passage, its score stays below the word's rarity times this. */
const CEILING = K1 + 1;
/** Sums of 32 bits are rounded; none may cost a passage its rank. */
const SLACK = 1 + 1e-5;
/** Looking up a passage in a list takes as long as scanning this many postings. */
const LOOK_UP = 100;

/**
 * Adds up the scores of several lists of postings and keeps the best passages. Rare words come first. Once k
 * passages score more than all remaining words can add, no new passage can be among the best, and the rest is
 * added to the candidates alone. This is MaxScore (Turtle and Flood 1995), a list at a time; the results are
 * those of adding up everything.
 */
export class BestPassages {
  readonly #file: KeywordsFile;
  /** One number a passage, all 0 between searches. */
  readonly #sums: Float32Array;
  /** Positions of the passages whose sum is not 0: the first `#count` numbers. */
  readonly #candidates: Uint32Array;
  #count = 0;

  constructor(file: KeywordsFile) {
    this.#file = file;
    this.#sums = new Float32Array(file.passageIds.length);
    this.#candidates = new Uint32Array(file.passageIds.length);
  }

  /** Best first; scores are > 0. A collection is its position in the file's list, `null` for all. */
  find(lists: readonly Postings[], k: number, collection: number | null): Scored[] {
    const rarestFirst = [...lists].sort((a, b) => b.rarity - a.rarity);
    let open = rarestFirst.reduce((sum, { rarity }) => sum + CEILING * rarity * SLACK, 0);
    for (const list of rarestFirst) {
      const bar = this.#count > k ? this.#best(k).worst : 0;
      if (bar > open) {
        this.#drop(bar - open);
        this.#addToCandidates(list);
      } else {
        this.#add(list, collection);
      }
      open -= CEILING * list.rarity * SLACK;
    }
    const best = this.#best(k).sorted();
    this.#drop(Number.POSITIVE_INFINITY);
    return best;
  }

  #best(k: number): TopK {
    const top = new TopK(k);
    for (let i = 0; i < this.#count; i++) {
      const position = this.#candidates[i]!;
      const sum = this.#sums[position]!;
      if (sum >= top.worst) top.offer(this.#file.passageIds[position]!, sum);
    }
    return top;
  }

  /** Makes every passage of the list a candidate. */
  #add({ start, end }: Postings, collection: number | null): void {
    const { postingPassages, postingScores, collectionOf } = this.#file;
    const sums = this.#sums;
    for (let at = start; at < end; at++) {
      const position = postingPassages[at]!;
      if (sums[position] === 0) {
        if (collection !== null && collectionOf[position] !== collection) continue;
        this.#candidates[this.#count++] = position;
      }
      sums[position]! += postingScores[at]!;
    }
  }

  #addToCandidates({ start, end }: Postings): void {
    const { postingPassages, postingScores } = this.#file;
    const sums = this.#sums;
    if (this.#count * LOOK_UP > end - start) {
      for (let at = start; at < end; at++) {
        const position = postingPassages[at]!;
        if (sums[position] !== 0) sums[position]! += postingScores[at]!;
      }
      return;
    }
    for (let i = 0; i < this.#count; i++) {
      const position = this.#candidates[i]!;
      const at = positionIn(postingPassages, position, start, end);
      if (at < end && postingPassages[at] === position) sums[position]! += postingScores[at]!;
    }
  }

  /** Drops the candidates that have less. */
  #drop(enough: number): void {
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const position = this.#candidates[i]!;
      if (this.#sums[position]! >= enough) this.#candidates[kept++] = position;
      else this.#sums[position] = 0;
    }
    this.#count = kept;
  }
}
