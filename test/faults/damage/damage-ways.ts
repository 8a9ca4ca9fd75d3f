import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { randomNumbers } from "../../support/articles/generated-articles.ts";

/** Files of an index, in the order in which they are damaged. */
export const FILES = [
  "CURRENT",
  "manifest.json",
  "passages.db",
  "earlier.db",
  "vectors.hnsw",
  "earlier.hnsw",
  "keywords.bin",
] as const;

export type DamagedFile = { readonly file: (typeof FILES)[number]; readonly way: string };

/** What a way of damaging a file may use besides the file. */
export type Material = {
  /** A number from 0 up to 1; another one at each call. */
  readonly random: () => number;
  /** The same file of the generation before; of `CURRENT` what it would say with that one's manifest. */
  readonly older: Buffer;
  /** Some other file of the same generation. */
  readonly neighbour: Buffer;
};

/** Gives the damaged bytes; they may come out the same. */
type Change = (bytes: Buffer, material: Material) => Buffer;

const CHANGES: { readonly [way: string]: Change } = {
  "a byte of the header": (bytes, { random }) => flipped(bytes, below(100, bytes, random)),
  "a byte of the middle": (bytes, { random }) =>
    flipped(bytes, bytes.length / 4 + random() * (bytes.length / 2)),
  "a byte of the tail": (bytes, { random }) =>
    flipped(bytes, bytes.length - 1 - below(64, bytes, random)),
  "a bit": (bytes, { random }) =>
    flipped(bytes, random() * bytes.length, 1 << Math.floor(random() * 8)),
  "a number of the header made huge": (bytes, { random }) => {
    const at = 8 * Math.floor(below(96, bytes, random) / 8);
    return Buffer.from(bytes).fill(0x7f, at, Math.min(at + 8, bytes.length));
  },
  "a sector of noise": (bytes, { random }) => overwritten(bytes, noise(512, random), random),
  "a page of zeros": (bytes, { random }) => overwritten(bytes, Buffer.alloc(4096), random),
  "two pages exchanged": (bytes, { random }) => {
    const pages = Math.max(1, Math.floor(bytes.length / 8192));
    const [one, other] = [page(bytes, random() * pages), page(bytes, random() * pages)];
    const changed = Buffer.from(bytes);
    other.bytes.copy(changed, one.at);
    one.bytes.copy(changed, other.at);
    return changed;
  },
  "cut short": (bytes, { random }) => bytes.subarray(0, random() * bytes.length),
  "cut short by a byte": (bytes) => bytes.subarray(0, -1),
  "cut off after the header": (bytes, { random }) => bytes.subarray(0, below(128, bytes, random)),
  empty: () => Buffer.alloc(0),
  "a byte lost": (bytes, { random }) => {
    const at = random() * bytes.length;
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
  },
  "a byte too many": (bytes) => Buffer.concat([bytes, Buffer.of(0)]),
  "noise at the end": (bytes, { random }) =>
    Buffer.concat([bytes, noise(1 + Math.floor(random() * 5000), random)]),
  "the file twice": (bytes) => Buffer.concat([bytes, bytes]),
  "the file of the generation before": (_, { older }) => older,
  "another file of the generation": (_, { neighbour }) => neighbour,
  "all noise": (bytes, { random }) => noise(bytes.length, random),
};

const REPLACEMENTS: { readonly [way: string]: (path: string) => void } = {
  gone: () => {},
  "a folder": (path) => mkdirSync(path),
  "a link to nowhere": (path) => symlinkSync(`${path}.nowhere`, path),
};

const WAYS = [...Object.keys(CHANGES), ...Object.keys(REPLACEMENTS)];

/** So many cases damage each file in each way once, and the next as many two files at a time. */
export const EACH_ONCE = FILES.length * WAYS.length;

/** Which files a case damages, and how. @param random the same numbers give the same files */
export function damagedFiles(number: number, random: () => number): DamagedFile[] {
  const place = number % FILES.length;
  const one = { file: FILES[place]!, way: WAYS[Math.floor(number / FILES.length) % WAYS.length]! };
  if (Math.floor(number / EACH_ONCE) % 2 === 0) return [one];
  const step = 1 + Math.floor(random() * (FILES.length - 1));
  const other = FILES[(place + step) % FILES.length]!;
  return [one, { file: other, way: WAYS[Math.floor(random() * WAYS.length)]! }];
}

/** "keywords.bin: empty and CURRENT: a folder" */
export function inWords(files: readonly DamagedFile[]): string {
  return files.map(({ file, way }) => `${file}: ${way}`).join(" and ");
}

/** What a case is made of beside its number. */
export function randomFor(seed: number, number: number): () => number {
  return randomNumbers(seed * 1_000_000 + number);
}

/** Damages a file in one of the ways; afterwards it is certainly not what it was. */
export function damage(path: string, way: string, material: Material): void {
  const change = CHANGES[way];
  if (change) {
    const bytes = readFileSync(path);
    const changed = change(bytes, material);
    writeFileSync(path, changed.equals(bytes) ? flipped(bytes, bytes.length / 2) : changed);
  } else {
    rmSync(path);
    REPLACEMENTS[way]!(path);
  }
}

function flipped(bytes: Buffer, at: number, mask = 0xff): Buffer {
  const changed = Buffer.from(bytes);
  changed[Math.floor(at)]! ^= mask;
  return changed;
}

function overwritten(bytes: Buffer, patch: Buffer, random: () => number): Buffer {
  const changed = Buffer.from(bytes);
  patch.copy(changed, Math.floor((random() * bytes.length) / patch.length) * patch.length);
  return changed;
}

function page(bytes: Buffer, number: number): { at: number; bytes: Buffer } {
  const at = 8192 * Math.floor(number);
  return { at, bytes: bytes.subarray(at, at + 8192) };
}

function noise(length: number, random: () => number): Buffer {
  return Buffer.from(Array.from({ length }, () => random() * 256));
}

/** A place among the first so many bytes. */
function below(most: number, bytes: Buffer, random: () => number): number {
  return Math.floor(random() * Math.min(most, bytes.length));
}
