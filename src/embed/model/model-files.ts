/** Which files make up a model, their fingerprint, and what to say when they are of no use. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Projection } from "../../domain.ts";
import { UserError } from "../../errors.ts";
import { BUNDLED_MODEL } from "./known-models.ts";

/** The file that holds nearly all of a model. */
export const WEIGHTS = "onnx/model_quantized.onnx";

/** In the order in which they are fetched: a wrong name shows before the large file is begun. */
export const MODEL_FILES = [
  "config.json",
  "tokenizer_config.json",
  "tokenizer.json",
  WEIGHTS,
] as const;

/** Float32 numbers, little-endian; only some models have it. */
const PROJECTION = "word-projection.f32";

/** The files that are not in the folder yet. */
export function missingFiles(folder: string): string[] {
  return MODEL_FILES.filter((file) => !existsSync(join(folder, file)));
}

/** SHA-256 of each of a model's files, by their paths, always in the same order; about 0.15 s for 100 MB. */
export async function hashFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  const optional = existsSync(join(folder, PROJECTION)) ? [PROJECTION] : [];
  for (const file of [...MODEL_FILES, ...optional]) {
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk);
    hashes.set(file, hash.digest("hex"));
  }
  return hashes;
}

/** SHA-256 over the names and hashes of a model's files. */
export function fingerprintOf(hashes: ReadonlyMap<string, string>): string {
  const print = createHash("sha256");
  for (const [file, hash] of hashes) print.update(`${file} ${hash}\n`);
  return print.digest("hex");
}

/**
 * The projection of word vectors that comes with a model; `null` for one without.
 *
 * @param dimensions of a vector before it is projected
 * @throws UserError `MODEL_UNUSABLE` if the file is cut short
 */
export async function readProjection(
  name: string,
  folder: string,
  dimensions: number,
): Promise<Projection | null> {
  const path = join(folder, PROJECTION);
  if (!existsSync(path)) return null;
  const bytes = await readFile(path);
  const isWhole = bytes.length > 0 && bytes.length % (dimensions * 16) === 0;
  if (!isWhole) throw unusable(name, folder, `${PROJECTION} has ${bytes.length} bytes`);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** @param reason why the model can't be used, for a reader, without a full stop */
export function unusable(name: string, folder: string, reason: string, cause?: unknown): UserError {
  const refetch = name === BUNDLED_MODEL ? "" : `Delete ${folder} to fetch it again. `;
  return new UserError(
    "MODEL_UNUSABLE",
    `The model in ${folder} can't be used: ${reason}.`,
    `${refetch}If other models fail too, repair the installation with \`npm ci\`.`,
    cause,
  );
}
