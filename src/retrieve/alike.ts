/** Shorter stems begin alike by chance. */
const SHORTEST_BEGINNING = 4;

/** Share of the longer stem that both must have in common, from the first letter on. */
const ALIKE_FROM = 0.6;

/**
 * How far two stems may be forms of one word, 0..1: the beginning that they share, as a share of the
 * longer of the two. "Syria" and "Syrian" are .83 alike, "withdraw" and "withdrawal" .8; 0 below ALIKE_FROM.
 */
export function alike(a: string, b: string): number {
  if (a === b) return 1;
  if (a[0] !== b[0]) return 0;
  let common = 1;
  while (common < a.length && a[common] === b[common]) common++;
  const share = common / Math.max(a.length, b.length);
  return common >= SHORTEST_BEGINNING && share >= ALIKE_FROM ? share : 0;
}
