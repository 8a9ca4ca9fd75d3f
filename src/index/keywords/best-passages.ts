import type { Scored } from "../../domain.ts";
import { type KeywordsFile, placeIn } from "./keywords-file.ts";
import { K1 } from "./keywords-writer.ts";
import { TopK } from "./top-k.ts";

/** The passages that hold a term: a range of the postings; and how rare that makes it. */
export type Postings = { readonly start: number; readonly end: number; readonly rarity: number };

/** However often a passage says a word, its score stays below the word's rarity times this. */
const CEILING = K1 + 1;
/** Sums of 32 bits are rounded; no rounding may cost a passage its place. */
const SLACK = 1 + 1e-5;
/** Looking a passage up in a list takes as long as going through so many postings. */
const LOOK_UP = 100;

/**
 * Adds up the finished scores of several lists of postings and keeps the best passages. Rare words come first;
 * as soon as enough passages have more than the words that are left can give together, no passage without one of
 * the rare words can be among the best, and only the candidates there are get the rest added. That is MaxScore
 * (Turtle and Flood 1995), a list at a time; its results are those of adding up everything.
 */
export class BestPassages {
  readonly #file: KeywordsFile;
  /** One number a passage, all 0 between searches. */
  readonly #sums: Float32Array;
  /** Places of the passages whose sum is not 0: the first `#count` numbers. */
  readonly #candidates: Uint32Array;
  #count = 0;

  constructor(file: KeywordsFile) {
    this.#file = file;
    this.#sums = new Float32Array(file.passageIds.length);
    this.#candidates = new Uint32Array(file.passageIds.length);
  }

  /**
   * Best first; scores are > 0.
   *
   * @param collection place of the collection to search in the file's list; `null` for all
   */
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
      const place = this.#candidates[i]!;
      const sum = this.#sums[place]!;
      if (sum >= top.worst) top.offer(this.#file.passageIds[place]!, sum);
    }
    return top;
  }

  /** Makes every passage of the list a candidate. */
  #add({ start, end }: Postings, collection: number | null): void {
    const { postingPassages, postingScores, collectionOf } = this.#file;
    const sums = this.#sums;
    for (let at = start; at < end; at++) {
      const place = postingPassages[at]!;
      if (sums[place] === 0) {
        if (collection !== null && collectionOf[place] !== collection) continue;
        this.#candidates[this.#count++] = place;
      }
      sums[place]! += postingScores[at]!;
    }
  }

  #addToCandidates({ start, end }: Postings): void {
    const { postingPassages, postingScores } = this.#file;
    const sums = this.#sums;
    if (this.#count * LOOK_UP > end - start) {
      for (let at = start; at < end; at++) {
        const place = postingPassages[at]!;
        if (sums[place] !== 0) sums[place]! += postingScores[at]!;
      }
      return;
    }
    for (let i = 0; i < this.#count; i++) {
      const place = this.#candidates[i]!;
      const at = placeIn(postingPassages, place, start, end);
      if (at < end && postingPassages[at] === place) sums[place]! += postingScores[at]!;
    }
  }

  /** Forgets candidates that have less. */
  #drop(enough: number): void {
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const place = this.#candidates[i]!;
      if (this.#sums[place]! >= enough) this.#candidates[kept++] = place;
      else this.#sums[place] = 0;
    }
    this.#count = kept;
  }
}
