import { type Flags, type KeywordsFile, positionIn } from "./keywords-file.ts";
import { TopK } from "./top-k.ts";

/** The passages that contain a term, as a range of the postings, and how rare that makes it. */
export type Postings = { readonly start: number; readonly end: number; readonly rarity: number };

/** `rarity` is that of the word, which may have several terms; `weight`, 0..1, scales the scores of the postings to it. */
export type WeighedPostings = Postings & { readonly weight: number };

/** Looking up one passage in a list takes as long as scanning this many postings. */
const LOOK_UP = 100;

/** Adds up the scores of passages, one list of postings after another. The candidates are the passages that have a sum. */
export class CandidateSums {
  readonly #file: KeywordsFile;
  /** One number per passage, 0 unless it is a candidate. */
  readonly #sums: Float32Array;
  /** Positions of the candidates: the first `#count` numbers. */
  readonly #candidates: Uint32Array;
  #count = 0;

  constructor(file: KeywordsFile) {
    this.#file = file;
    this.#sums = new Float32Array(file.passageIds.length);
    this.#candidates = new Uint32Array(file.passageIds.length);
  }

  get count(): number {
    return this.#count;
  }

  /** Adds the scores of a list; makes every passage of it a candidate that is in the collection, and flagged. `null`: all. */
  add(
    { start, end, weight }: WeighedPostings,
    collection: number | null,
    flags: Flags | null,
  ): void {
    const { collectionOf, postingPassages, postingScores } = this.#file;
    const sums = this.#sums;
    const candidates = this.#candidates;
    let count = this.#count;
    for (let at = start; at < end; at++) {
      const position = postingPassages[at]!;
      if (sums[position] === 0) {
        if (collection !== null && collectionOf[position] !== collection) continue;
        if (flags !== null && flags[position] === 0) continue;
        candidates[count++] = position;
      }
      sums[position]! += postingScores[at]! * weight;
    }
    this.#count = count;
  }

  /** Adds the scores of a list to the candidates only. */
  addToCandidates({ start, end, weight }: WeighedPostings): void {
    const { postingPassages, postingScores } = this.#file;
    const sums = this.#sums;
    const candidates = this.#candidates;
    const count = this.#count;
    if (count * LOOK_UP > end - start) {
      for (let at = start; at < end; at++) {
        const position = postingPassages[at]!;
        if (sums[position] !== 0) sums[position]! += postingScores[at]! * weight;
      }
      return;
    }
    for (let i = 0; i < count; i++) {
      const position = candidates[i]!;
      const at = positionIn(postingPassages, position, start, end);
      if (at < end && postingPassages[at] === position)
        sums[position]! += postingScores[at]! * weight;
    }
  }

  /** The best candidates, by their ids. */
  best(k: number): TopK {
    const { passageIds } = this.#file;
    const sums = this.#sums;
    const candidates = this.#candidates;
    const count = this.#count;
    const top = new TopK(k);
    for (let i = 0; i < count; i++) {
      const position = candidates[i]!;
      const sum = sums[position]!;
      if (sum >= top.worst) top.offer(passageIds[position]!, sum);
    }
    return top;
  }

  /** Drops the candidates with smaller sums. */
  drop(enough: number): void {
    const sums = this.#sums;
    const candidates = this.#candidates;
    const count = this.#count;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const position = candidates[i]!;
      if (sums[position]! >= enough) candidates[kept++] = position;
      else sums[position] = 0;
    }
    this.#count = kept;
  }
}
