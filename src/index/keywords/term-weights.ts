import type { Word } from "../../glossary/library.ts";
import { searchedWords } from "../terms/terms.ts";
import { inverseFrequency } from "./bm25.ts";

/**
 * The words' terms that occur in some passage, and the factor on the BM25 of each: a term counts as rare as its word is in
 * all languages together. Otherwise a name in the only German article of a library would count as very rare.
 *
 * @param passages of the library
 * @param holding number of passages that have a term; no passage has terms of two languages
 */
export function termWeights(
  words: readonly Word[],
  passages: number,
  holding: (term: string) => number,
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { terms } of searchedWords(words)) {
    const inAll = terms.reduce((sum, term) => sum + holding(term), 0);
    const rarity = inverseFrequency(passages, inAll);
    for (const term of terms) {
      if (weights.has(term) || holding(term) === 0) continue;
      weights.set(term, rarity / inverseFrequency(passages, holding(term)));
    }
  }
  return weights;
}
