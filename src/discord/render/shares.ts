/**
 * Divides room among texts: each gets what it needs where that is possible, and those that need most
 * share what is left equally.
 *
 * @param needs what each would take, >= 0
 * @returns what each may take, in the same order; together at most `room`
 */
export function shares(needs: readonly number[], room: number): number[] {
  const given = new Array<number>(needs.length).fill(0);
  const smallestFirst = needs.map((_, index) => index).sort((a, b) => needs[a]! - needs[b]!);
  let left = Math.max(0, room);
  smallestFirst.forEach((index, place) => {
    given[index] = Math.min(needs[index]!, Math.floor(left / (needs.length - place)));
    left -= given[index];
  });
  return given;
}
