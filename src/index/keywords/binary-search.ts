/** Place of the first number in `sorted[start .. end]` that is not below `wanted`; `end` if all are. */
export function search(sorted: Uint32Array, wanted: number, start: number, end: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
