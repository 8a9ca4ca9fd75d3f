import type { NumberedWords } from "../../domain.ts";
import { pushNumber, takeNumber } from "./base-128.ts";

/**
 * Words as bytes: their number; then for each how far it starts behind the one before, and its length with the mark of
 * a stop word, as base-128 numbers; then all stems, 4 bytes each. A word takes 6 bytes.
 */
export function encodeWords({ stems, starts, ends, stops }: NumberedWords): Buffer {
  const bytes: number[] = [];
  pushNumber(bytes, stems.length);
  let at = 0;
  starts.forEach((start, word) => {
    pushNumber(bytes, start - at);
    pushNumber(bytes, 2 * (ends[word]! - start) + stops[word]!);
    at = start;
  });
  const { buffer, byteOffset, byteLength } = stems;
  return Buffer.concat([Buffer.from(bytes), Buffer.from(buffer, byteOffset, byteLength)]);
}

export function decodeWords(bytes: Uint8Array): NumberedWords {
  const from = { bytes, next: 0 };
  const count = takeNumber(from);
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const stops = new Uint8Array(count);
  let at = 0;
  for (let word = 0; word < count; word++) {
    at += takeNumber(from);
    const coded = takeNumber(from);
    starts[word] = at;
    ends[word] = at + Math.floor(coded / 2);
    stops[word] = coded % 2;
  }
  const stems = new Int32Array(new Uint8Array(bytes.subarray(from.next)).buffer);
  return { stems, starts, ends, stops };
}
