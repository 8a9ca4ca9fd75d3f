import damerauLevenshtein from "damerau-levenshtein";
import type { KeywordsFile } from "./keywords-file.ts";

/** Shorter words have too many neighbours: "Iraq" is one letter from "Iran". */
const SHORTEST = 5;
/** From this length on two letters may be wrong, below it one. */
const LONG = 8;

/**
 * The place of the term that a misspelt one most likely stands for: same first letter, one or two
 * letters wrong, missing, added or swapped (Damerau 1964); among equals the term that most passages
 * hold. `null` when nothing is that near.
 */
export function likeliestTerm(stem: string, file: KeywordsFile): number | null {
  if (stem.length < SHORTEST || !/^\p{L}+$/u.test(stem)) return null;
  const allowed = stem.length >= LONG ? 2 : 1;
  let best: { place: number; steps: number; postings: number } | null = null;
  const [first, end] = startingLike(stem, file);
  for (let place = first; place < end; place++) {
    const term = termAt(place, file);
    if (Math.abs(term.length - stem.length) > allowed) continue;
    const { steps } = damerauLevenshtein(stem, term);
    const postings = file.postingStarts[place + 1]! - file.postingStarts[place]!;
    if (steps > allowed) continue;
    if (!best || steps < best.steps || (steps === best.steps && postings > best.postings)) {
      best = { place, steps, postings };
    }
  }
  return best?.place ?? null;
}

/** The term at a place of the sorted list. */
export function termAt(place: number, { termBytes, termStarts }: KeywordsFile): string {
  return termBytes.toString("utf8", termStarts[place], termStarts[place + 1]);
}

/** Place of the first term that is not below the wanted one. */
export function placeOf(wanted: string, file: KeywordsFile): number {
  let low = 0;
  let high = file.terms;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (termAt(middle, file) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Range of the terms that start with the same letter. */
function startingLike(stem: string, file: KeywordsFile): readonly [start: number, end: number] {
  const letter = stem.codePointAt(0)!;
  return [
    placeOf(String.fromCodePoint(letter), file),
    placeOf(String.fromCodePoint(letter + 1), file),
  ];
}
