/** Shorter stems begin alike by chance. */
const SHORTEST_BEGINNING = 4;

/** Share of the longer stem that both must have in common, from the first letter on. */
const ALIKE_FROM = 0.6;

/**
 * How far a word that is not there is there in another form, 0..1: the longest beginning that it shares
 * with one of the stems, as a share of the longer of the two. "Syria" stands for .67 of "Syrian" and
 * "withdraw" for .8 of "withdrawal"; below ALIKE_FROM nothing counts.
 */
export function alike(stem: string, stems: Iterable<string>): number {
  let best = 0;
  if (stem.length < SHORTEST_BEGINNING) return best;
  for (const other of stems) {
    if (other[0] !== stem[0]) continue;
    const common = commonBeginning(stem, other);
    const share = common / Math.max(stem.length, other.length);
    if (common >= SHORTEST_BEGINNING && share >= ALIKE_FROM && share > best) best = share;
  }
  return best;
}

function commonBeginning(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
