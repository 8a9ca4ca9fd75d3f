/** Variable-length numbers: little-endian base 128; the highest bit is set in all bytes but the last (LEB128). */

/** @param number a whole number >= 0 */
export function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}

export type Source = { readonly bytes: Uint8Array; next: number };

/** Reads the next number. @throws RangeError if the bytes end within it */
export function takeNumber(from: Source): number {
  let number = 0;
  for (let unit = 1; from.next < from.bytes.length; unit *= 128) {
    const byte = from.bytes[from.next++]!;
    number += (byte % 128) * unit;
    if (byte < 128) return number;
  }
  throw new RangeError("The bytes end within a number.");
}
