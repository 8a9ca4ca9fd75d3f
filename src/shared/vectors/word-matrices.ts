/** Arithmetic with word vectors, in WebAssembly, whose vector instructions are some twenty times as fast as JavaScript. */
import type { WordVectors } from "../../glossary/embedder.ts";
import { MODULE } from "./word-matrices-module.ts";

/** The dot products of each word of the question with all words of a passage, row by row. */
export type WordProducts = Int32Array;

/** The group of each word of a passage: 0 is the heading, s + 1 its sentence s. */
export type WordGroups = { readonly groupOf: Uint16Array; readonly groups: number };

/** TypeScript declares WebAssembly for browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

type Kernel = {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): void };
  products(
    row: number,
    rowsEnd: number,
    others: number,
    othersEnd: number,
    size: number,
    out: number,
  ): void;
  sums(row: number, rowsEnd: number, groupOf: number, size: number, out: number): void;
  multiply(
    rows: number,
    rowsEnd: number,
    rowBytes: number,
    columns: number,
    outBytes: number,
    out: number,
  ): void;
};

const LANES = 16;
const PAGE_BYTES = 65_536;

const kernel = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(MODULE, "base64")))
  .exports as Kernel;

/**
 * @param asked rows of `dimensions` numbers
 * @param words rows as long
 * @returns rows of `asked` x rows of `words` products
 */
export function wordProducts(
  asked: WordVectors,
  words: WordVectors,
  dimensions: number,
): WordProducts {
  if (asked.length === 0 || words.length === 0) return new Int32Array();
  const size = paddedTo(LANES, dimensions);
  const others = (asked.length / dimensions) * size;
  const out = others + (words.length / dimensions) * size;
  const count = (asked.length / dimensions) * (words.length / dimensions);
  reserve(out + count * Int32Array.BYTES_PER_ELEMENT);
  const memory = new Int8Array(kernel.memory.buffer);
  place(asked, dimensions, memory, size);
  place(words, dimensions, memory.subarray(others), size);
  kernel.products(0, others, others, out, size, out);
  return new Int32Array(kernel.memory.buffer, out, count).slice();
}

/**
 * For each group the sum of its words' vectors, which has the direction of their mean.
 *
 * @param words rows of `dimensions` numbers
 * @returns a row for each group, filled up with zeros to a multiple of 16 numbers
 */
export function wordSums(
  words: WordVectors,
  dimensions: number,
  { groupOf, groups }: WordGroups,
): Int32Array {
  const size = paddedTo(LANES, dimensions);
  if (words.length === 0) return new Int32Array(groups * size);
  const rowsEnd = groupOf.length * size;
  const out = paddedTo(LANES, rowsEnd + groupOf.byteLength);
  reserve(out + groups * size * Int32Array.BYTES_PER_ELEMENT);
  place(words, dimensions, new Int8Array(kernel.memory.buffer), size);
  new Uint16Array(kernel.memory.buffer, rowsEnd).set(groupOf);
  const sums = new Int32Array(kernel.memory.buffer, out, groups * size).fill(0);
  kernel.sums(0, rowsEnd, rowsEnd, size, out);
  return sums.slice();
}

/**
 * The product of two matrices of 32-bit numbers.
 *
 * @param rows of `size` numbers
 * @param columns `size` rows of `width` numbers
 * @returns as many rows, each of `width` numbers filled up with zeros to a multiple of 16
 */
export function multiplied(
  rows: Float32Array,
  columns: Float32Array,
  size: number,
  width: number,
): Float32Array {
  if (rows.length === 0) return new Float32Array();
  const padded = paddedTo(LANES, width);
  const count = rows.length / size;
  const start = paddedTo(LANES, rows.byteLength);
  const out = start + size * padded * Float32Array.BYTES_PER_ELEMENT;
  reserve(out + count * padded * Float32Array.BYTES_PER_ELEMENT);
  const { buffer } = kernel.memory;
  new Float32Array(buffer).set(rows);
  place(columns, width, new Float32Array(buffer, start), padded);
  const bytes = (numbers: number) => numbers * Float32Array.BYTES_PER_ELEMENT;
  kernel.multiply(0, rows.byteLength, bytes(size), start, bytes(padded), out);
  return new Float32Array(buffer, out, count * padded).slice();
}

function paddedTo(unit: number, length: number): number {
  return Math.ceil(length / unit) * unit;
}

function reserve(bytes: number): void {
  const lacking = bytes - kernel.memory.buffer.byteLength;
  if (lacking > 0) kernel.memory.grow(Math.ceil(lacking / PAGE_BYTES));
}

/** Copies rows of `width` numbers to rows of `padded` numbers, filled up with zeros. */
function place<Numbers extends Int8Array | Float32Array>(
  rows: Numbers,
  width: number,
  into: Numbers,
  padded: number,
): void {
  if (width === padded) {
    into.set(rows);
    return;
  }
  for (let from = 0, to = 0; from < rows.length; from += width, to += padded) {
    into.set(rows.subarray(from, from + width), to);
    into.fill(0, to + width, to + padded);
  }
}
