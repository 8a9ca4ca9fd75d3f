import type { NumberedWords } from "../../glossary/library.ts";
import { pushNumber, takeNumber } from "./base-128.ts";

const NUMBER_BYTES = 4;

/**
 * Encodes words as bytes: first all stems, 4 bytes each; then for each word the distance from the start of the previous one, and
 * its length with a flag for stop words, as base-128 numbers; last the number of words, 4 bytes, little-endian. A word takes
 * about 6 bytes.
 */
export function encodeWords({ stems, starts, ends, stops }: NumberedWords): Buffer {
  const places: number[] = [];
  let at = 0;
  starts.forEach((start, word) => {
    pushNumber(places, start - at);
    pushNumber(places, 2 * (ends[word]! - start) + (stops[word] ? 1 : 0));
    at = start;
  });
  const count = Buffer.alloc(NUMBER_BYTES);
  count.writeUInt32LE(stems.length);
  return Buffer.concat([
    Buffer.from(stems.buffer, stems.byteOffset, stems.byteLength),
    Buffer.from(places),
    count,
  ]);
}

export function decodeWords(bytes: Buffer): NumberedWords {
  const count = bytes.readUInt32LE(bytes.length - NUMBER_BYTES);
  const from = { bytes, next: count * NUMBER_BYTES };
  const starts = new Array<number>(count);
  const ends = new Array<number>(count);
  const stops = new Array<boolean>(count);
  let at = 0;
  for (let word = 0; word < count; word++) {
    at += takeNumber(from);
    const coded = takeNumber(from);
    starts[word] = at;
    ends[word] = at + Math.floor(coded / 2);
    stops[word] = coded % 2 === 1;
  }
  return { stems: int32s(bytes, count), starts, ends, stops };
}

/** Copied only if the bytes are not aligned in memory. */
function int32s(bytes: Buffer, count: number): Int32Array {
  const isAligned = bytes.byteOffset % NUMBER_BYTES === 0;
  const { buffer, byteOffset } = isAligned ? bytes : new Uint8Array(bytes);
  return new Int32Array(buffer, byteOffset, count);
}
