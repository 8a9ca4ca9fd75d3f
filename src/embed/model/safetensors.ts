/** Numbers in a file of the safetensors format: a header in JSON, then the bytes of all tensors. */
import type { FileHandle } from "node:fs/promises";

/** Where a tensor is: its type, its shape, and its first and last byte counted from the end of the header. */
export type TensorPlace = {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
};

export type SafetensorsHeader = {
  readonly tensors: { readonly [name: string]: TensorPlace };
  /** Offset of the first byte behind the header. */
  readonly start: number;
};

/** Larger headers are of no model: a tensor takes about a hundred bytes of it. */
const LONGEST_HEADER = 10e6;

/** @throws Error with a message for the reader if the file is not of this format, or cut short */
export async function safetensorsHeader(file: FileHandle): Promise<SafetensorsHeader> {
  const { size } = await file.stat();
  const length = Buffer.alloc(8);
  await file.read(length, 0, 8, 0);
  const headerBytes = Number(length.readBigUInt64LE());
  if (headerBytes < 2 || headerBytes > Math.min(LONGEST_HEADER, size - 8)) {
    throw new Error("it is not a safetensors file");
  }
  const text = Buffer.alloc(headerBytes);
  await file.read(text, 0, headerBytes, 8);
  const { __metadata__, ...tensors } = JSON.parse(text.toString("utf8"));
  const start = 8 + headerBytes;
  for (const [name, { data_offsets }] of Object.entries<TensorPlace>(tensors)) {
    if (!(start + data_offsets[1] <= size)) throw new Error(`it ends before its tensor ${name}`);
  }
  return { tensors, start };
}
