import { type KeywordsFile, termAt } from "./keywords-file.ts";

/** Passage by passage: its distinct terms and how often each occurs; those of passage `i` are between `starts[i]` and `starts[i + 1]`. */
export type PassagePostings = {
  readonly terms: Uint32Array;
  readonly occurrences: Uint8Array;
  readonly starts: Uint32Array;
};

/**
 * A counting sort from the order of terms to the order of passages.
 *
 * @param kept for each passage of the file 1, or 0 for one to leave out
 * @param numberOf called once for each term that a kept passage has
 */
export function postingsByPassage(
  file: KeywordsFile,
  kept: Uint8Array,
  numberOf: (term: string) => number,
): PassagePostings {
  const { postingStarts, postingPassages } = file;
  const starts = new Uint32Array(kept.length + 1);
  for (const passage of postingPassages) starts[passage + 1]! += kept[passage]!;
  for (let passage = 0; passage < kept.length; passage++) starts[passage + 1]! += starts[passage]!;
  const terms = new Uint32Array(starts[kept.length]!);
  const occurrences = new Uint8Array(terms.length);
  const next = starts.slice();
  for (let position = 0; position < file.terms; position++) {
    let term: number | null = null;
    for (let at = postingStarts[position]!; at < postingStarts[position + 1]!; at++) {
      const passage = postingPassages[at]!;
      if (!kept[passage]) continue;
      // A term that only removed passages had gets no number.
      term ??= numberOf(termAt(position, file));
      const place = next[passage]!++;
      terms[place] = term;
      occurrences[place] = file.occurrences[at]!;
    }
  }
  return { terms, occurrences, starts };
}
