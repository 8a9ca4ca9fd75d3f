import type { KeywordsFile } from "./keywords-file.ts";

/** How fast further occurrences of a word stop counting; the usual value (Robertson). */
export const K1 = 1.2;
/** How much longer passages are penalized, 0..1; the usual value (Robertson). */
export const B = 0.75;

/** Rarity of a word: inverse document frequency in Lucene's form, which is never negative. */
export function inverseFrequency(passages: number, holding: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
}

/** Computes the scores of a file from the rest of it. */
export function writeScores(file: KeywordsFile): void {
  const { lengths, postingStarts, postingPassages, occurrences, postingScores } = file;
  const passages = lengths.length;
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / passages;
  const longness = Float64Array.from(
    lengths,
    (length) => K1 * (1 - B + (B * length) / averageLength),
  );
  for (let term = 0; term < file.terms; term++) {
    const [start, end] = [postingStarts[term]!, postingStarts[term + 1]!];
    const rarity = inverseFrequency(passages, end - start);
    for (let at = start; at < end; at++) {
      const frequency = occurrences[at]!;
      postingScores[at] =
        (rarity * frequency * (K1 + 1)) / (frequency + longness[postingPassages[at]!]!);
    }
  }
}
