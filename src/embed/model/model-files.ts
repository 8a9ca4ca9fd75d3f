/** Which files make up a model, their fingerprint, and the error for those that can't be used. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Projection } from "../../glossary/embedder.ts";
import { UserError } from "../../shared/errors.ts";
import { sha256OfFile } from "../../shared/files/sha256.ts";
import { BUNDLED_MODEL } from "./known-models.ts";
import { MODULES_FILE, moduleFiles } from "./modules.ts";
import { dataFiles, USUAL_WEIGHTS, weightsIn } from "./weight-files.ts";

/** Files of every model, in the order in which they are fetched: a wrong name is noticed before the large file is begun. */
export const REQUIRED_FILES = ["config.json", "tokenizer_config.json", "tokenizer.json"] as const;

/** Files that sentence-transformers writes for an encoder. Modules have further files; see `moduleFiles`. */
export const ENCODER_FILES = [
  MODULES_FILE,
  "config_sentence_transformers.json",
  "sentence_bert_config.json",
] as const;

/** Float32 numbers, little-endian; only some models have it. */
const PROJECTION = "word-projection.f32";

/** The required files that the folder lacks. */
export function missingFiles(folder: string): string[] {
  const missing: string[] = REQUIRED_FILES.filter((file) => !existsSync(join(folder, file)));
  return weightsIn(folder) === undefined ? [...missing, USUAL_WEIGHTS] : missing;
}

/** SHA-256 of each file that determines a model's vectors, by path, always in the same order. */
export async function hashFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const weights = weightsIn(folder)!;
  const further = [PROJECTION, ...dataFiles(weights), ...ENCODER_FILES];
  // Unknown modules are refused when the facts are read.
  const optional = [...further, ...(await moduleFiles(folder).catch(() => []))];
  const present = optional.filter((file) => existsSync(join(folder, file)));
  const hashes = new Map<string, string>();
  for (const file of [...REQUIRED_FILES, weights, ...present]) {
    hashes.set(file, await sha256OfFile(join(folder, file)));
  }
  return hashes;
}

/** SHA-256 of the names and hashes of a model's files and of `usageOf` its facts. */
export function fingerprintOf(hashes: ReadonlyMap<string, string>, usage = ""): string {
  const print = createHash("sha256").update(usage);
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

/** @param reason why the model can't be used, shown to the user */
export function unusable(name: string, folder: string, reason: string, cause?: unknown): UserError {
  const refetch = name === BUNDLED_MODEL ? "" : `Delete ${folder} to fetch it again. `;
  return new UserError(
    "MODEL_UNUSABLE",
    `The model in ${folder} can't be used: ${reason.replace(/\.$/, "")}.`,
    `${refetch}If other models fail too, repair the installation with \`npm ci\`.`,
    cause,
  );
}
