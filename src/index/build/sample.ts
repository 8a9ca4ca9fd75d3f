/** Up to `most` of the ids, evenly spread over them. */
export function sampleOf(ids: Uint32Array, most: number): number[] {
  const step = Math.max(1, Math.floor(ids.length / most));
  return [...ids.filter((_, i) => i % step === 0).subarray(0, most)];
}
