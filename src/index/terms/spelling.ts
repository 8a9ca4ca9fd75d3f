import damerauLevenshtein from "damerau-levenshtein";

/** Shorter words have too many neighbours: "Iraq" is one letter from "Iran". */
const SHORTEST = 5;
/** From this length on two letters may be wrong, in shorter words one. */
const LONG = 8;

export type Term = { readonly term: string; readonly passages: number };

/** The terms that a misspelt one may stand for: `from` inclusive, `below` exclusive; lengths are in letters. */
export type TermRange = {
  readonly from: string;
  readonly below: string;
  readonly shortest: number;
  readonly longest: number;
};

/** The terms that a stem may be a misspelling of: those with the same first letter; `null` if it is too short to tell. */
export function rangeAround(stem: string): TermRange | null {
  if (stem.length < SHORTEST || !/^\p{L}+$/u.test(stem)) return null;
  const letter = stem.codePointAt(0)!;
  const length = [...stem].length;
  return {
    from: String.fromCodePoint(letter),
    below: String.fromCodePoint(letter + 1),
    shortest: length - allowed(stem),
    longest: length + allowed(stem),
  };
}

/**
 * The term that a misspelt one most likely stands for: one or two letters wrong, missing, added or swapped (Damerau 1964);
 * among equals the one that occurs in most passages, then the first. `null` if none is that close.
 */
export function likeliestTerm(stem: string, terms: Iterable<Term>): Term | null {
  let best: Term | null = null;
  let fewest = allowed(stem);
  for (const term of terms) {
    if (Math.abs(term.term.length - stem.length) > fewest) continue;
    const { steps } = damerauLevenshtein(stem, term.term);
    if (steps > fewest || (steps === fewest && best && term.passages <= best.passages)) continue;
    best = term;
    fewest = steps;
  }
  return best;
}

function allowed(stem: string): number {
  return stem.length >= LONG ? 2 : 1;
}
