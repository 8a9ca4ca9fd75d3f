/**
 * The first index in `start .. end` (exclusive) that passes, or `end` if none does, by binary search: all indexes that pass
 * must come after those that do not.
 */
export function firstIndex(start: number, end: number, passes: (index: number) => boolean): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
