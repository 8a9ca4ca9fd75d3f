/** How fast further occurrences of a word stop counting; Robertson's usual value. */
export const K1 = 1.2;
/** How much longer passages are penalized, 0..1; Robertson's usual value. */
export const B = 0.75;

/** Rarity of a word: inverse document frequency in the form that is never negative (Lucene's). */
export function inverseFrequency(passages: number, holding: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
}
