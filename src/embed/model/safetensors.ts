/** Numbers in a file of the safetensors format: a header in JSON, then the bytes of all tensors. */
import type { FileHandle } from "node:fs/promises";

/** Describes a tensor: its type, its shape, and its range of bytes counted from the end of the header. */
export type TensorPlace = {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
};

export type SafetensorsHeader = {
  readonly tensors: { readonly [name: string]: TensorPlace };
  /** Offset of the first byte after the header. */
  readonly start: number;
};

/** No model has a larger header: it has about a hundred bytes per tensor. */
const LONGEST_HEADER = 10e6;

/** @throws Error with a message for the user if the file is not in this format, or is cut short */
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
  const start = 8 + headerBytes;
  const tensors = tensorsIn(text.toString("utf8"));
  for (const [name, { data_offsets }] of Object.entries(tensors)) {
    if (start + data_offsets[1] > size) throw new Error(`it ends before its tensor ${name}`);
  }
  return { tensors, start };
}

/** @throws Error with a message for the reader */
function tensorsIn(header: string): SafetensorsHeader["tensors"] {
  let tensors: { readonly [name: string]: TensorPlace };
  try {
    const { __metadata__, ...others } = JSON.parse(header);
    tensors = others;
  } catch {
    throw new Error("the header of its tensors is not JSON");
  }
  for (const [name, place] of Object.entries(tensors)) {
    const [begin, end] = place?.data_offsets ?? [];
    const isPlace = Number.isSafeInteger(begin) && Number.isSafeInteger(end);
    if (isPlace && begin! >= 0 && begin! <= end!) continue;
    throw new Error(`its header does not say where the tensor ${name} is`);
  }
  return tensors;
}

/** How to read one number of a type, as float32. */
const READERS: {
  readonly [dtype: string]: { bytes: number; read(from: DataView, at: number): number };
} = {
  F32: { bytes: 4, read: (from, at) => from.getFloat32(at, true) },
  F16: { bytes: 2, read: (from, at) => halfToFloat(from.getUint16(at, true)) },
  BF16: { bytes: 2, read: (from, at) => bfloatToFloat(from.getUint16(at, true)) },
};

/**
 * The numbers of a tensor, the last dimension varying fastest; `null` if there is none of this name.
 *
 * @throws Error with a message for the reader
 */
export async function readTensor(
  file: FileHandle,
  { tensors, start }: SafetensorsHeader,
  name: string,
): Promise<Float32Array | null> {
  const place = tensors[name];
  if (place === undefined) return null;
  const reader = READERS[place.dtype];
  if (!reader) throw new Error(`its tensor ${name} is of the type ${place.dtype}`);
  const [begin, end] = place.data_offsets;
  if ((end - begin) % reader.bytes !== 0)
    throw new Error(`its tensor ${name} ends within a number`);
  const bytes = new DataView(new ArrayBuffer(end - begin));
  await file.read(bytes, 0, end - begin, start + begin);
  return Float32Array.from({ length: (end - begin) / reader.bytes }, (_, i) =>
    reader.read(bytes, i * reader.bytes),
  );
}

/** IEEE 754 binary16. */
export function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const word = new DataView(new ArrayBuffer(4));

/** The upper half of a float32. */
function bfloatToFloat(bits: number): number {
  word.setUint32(0, bits << 16);
  return word.getFloat32(0);
}
