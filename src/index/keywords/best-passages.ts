import type { Scored } from "../../glossary/library.ts";
import { K1 } from "./bm25.ts";
import { CandidateSums, type WeighedPostings } from "./candidate-sums.ts";
import type { Flags, KeywordsFile } from "./keywords-file.ts";

/** However often a word occurs in a passage, it scores less than its rarity times this. */
const CEILING = K1 + 1;
/** 32-bit sums are rounded; rounding must not cost a passage its rank. */
const SLACK = 1 + 1e-5;

/**
 * Returns a function that adds up the scores of several lists of postings and keeps the best passages. Rare words come first.
 * Once k passages score more than all remaining words can add, no new passage can be among the best, and the remaining words
 * are added to the candidates only. This is MaxScore (Turtle and Flood 1995), one list at a time; the results are the same as
 * if everything were added up.
 *
 * Its results come best first; scores are > 0. A collection is given by its position in the file's list; `null` for all,
 * flagged or not.
 */
export function bestPassagesIn(file: KeywordsFile) {
  const sums = new CandidateSums(file);
  return (
    lists: readonly WeighedPostings[],
    k: number,
    collection: number | null,
    flags: Flags | null,
  ): Scored[] => {
    const rarestFirst = [...lists].sort((a, b) => b.rarity - a.rarity);
    let open = rarestFirst.reduce((sum, { rarity }) => sum + CEILING * rarity * SLACK, 0);
    for (const list of rarestFirst) {
      const bar = sums.count > k ? sums.best(k).worst : 0;
      if (bar > open) {
        sums.drop(bar - open);
        sums.addToCandidates(list);
      } else {
        sums.add(list, collection, flags);
      }
      open -= CEILING * list.rarity * SLACK;
    }
    const found = sums.best(k).sorted();
    sums.drop(Number.POSITIVE_INFINITY);
    return found;
  };
}
