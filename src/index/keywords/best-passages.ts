import type { Scored } from "../../glossary/library.ts";
import { K1 } from "./bm25.ts";
import { type Flags, type KeywordsFile, positionIn } from "./keywords-file.ts";
import { TopK } from "./top-k.ts";

/** The passages that contain a term, as a range of the postings, and how rare that makes it. */
export type Postings = { readonly start: number; readonly end: number; readonly rarity: number };

/** `rarity` is that of the word, which may have several terms; `weight`, 0..1, scales the scores of the postings to it. */
export type WeighedPostings = Postings & { readonly weight: number };

/** However often a word occurs in a passage, it scores less than its rarity times this. */
const CEILING = K1 + 1;
/** 32-bit sums are rounded; rounding must not cost a passage its rank. */
const SLACK = 1 + 1e-5;
/** Looking up one passage in a list takes as long as scanning this many postings. */
const LOOK_UP = 100;

/**
 * Adds up the scores of several lists of postings and keeps the best passages. Rare words come first. Once k passages score
 * more than all remaining words can add, no new passage can be among the best, and the remaining words are added to the
 * candidates only. This is MaxScore (Turtle and Flood 1995), one list at a time; the results are the same as if everything
 * were added up.
 */
export function bestPassagesIn(file: KeywordsFile) {
  const { passageIds, collectionOf, postingPassages, postingScores } = file;
  /** One number per passage, all 0 between searches. */
  const sums = new Float32Array(passageIds.length);
  /** Positions of the passages whose sum is not 0: the first `count` numbers. */
  const candidates = new Uint32Array(passageIds.length);
  let count = 0;

  function best(k: number): TopK {
    const top = new TopK(k);
    for (let i = 0; i < count; i++) {
      const position = candidates[i]!;
      const sum = sums[position]!;
      if (sum >= top.worst) top.offer(passageIds[position]!, sum);
    }
    return top;
  }

  /** Makes every passage of the list a candidate. */
  function add(
    { start, end, weight }: WeighedPostings,
    collection: number | null,
    flags: Flags | null,
  ): void {
    for (let at = start; at < end; at++) {
      const position = postingPassages[at]!;
      if (sums[position] === 0) {
        if (collection !== null && collectionOf[position] !== collection) continue;
        if (flags !== null && flags[position] === 0) continue;
        candidates[count++] = position;
      }
      sums[position]! += postingScores[at]! * weight;
    }
  }

  function addToCandidates({ start, end, weight }: WeighedPostings): void {
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

  /** Drops the candidates with smaller sums. */
  function drop(enough: number): void {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const position = candidates[i]!;
      if (sums[position]! >= enough) candidates[kept++] = position;
      else sums[position] = 0;
    }
    count = kept;
  }

  /** Best first; scores are > 0. A collection is given by its position in the file's list; `null` for all, flagged or not. */
  return (
    lists: readonly WeighedPostings[],
    k: number,
    collection: number | null,
    flags: Flags | null,
  ): Scored[] => {
    const rarestFirst = [...lists].sort((a, b) => b.rarity - a.rarity);
    let open = rarestFirst.reduce((sum, { rarity }) => sum + CEILING * rarity * SLACK, 0);
    for (const list of rarestFirst) {
      const bar = count > k ? best(k).worst : 0;
      if (bar > open) {
        drop(bar - open);
        addToCandidates(list);
      } else {
        add(list, collection, flags);
      }
      open -= CEILING * list.rarity * SLACK;
    }
    const found = best(k).sorted();
    drop(Number.POSITIVE_INFINITY);
    return found;
  };
}
