import { join } from "node:path";
import type { Manifest } from "../../glossary/library.ts";
import { sha256 } from "../../shared/files/sha256.ts";
import { altered, IndexDamaged, readIntact, readText, unlessDamaged } from "./intact.ts";

/**
 * Version of the files in a generation. Increase it when an older program can't read them, or a newer one should not: also when
 * passages get different headings, words or stems, because updates keep those of unchanged passages, and their vectors. Then
 * increase LAYERED_FORMAT, too. Use numbers that were never used before.
 */
export const FORMAT = 9;

/** Format of a layered generation, so that programs that don't know about earlier files refuse it. */
export const LAYERED_FORMAT = 11;

/** Format of a generation with an `earlier.db` but all vectors in its `vectors.hnsw`. It can be read, but is no longer written. */
const LAYERED_PASSAGES_FORMAT = 10;

/**
 * Names of the files of a generation, other than the manifest. After a small update it is layered: the earlier files are those of a
 * previous generation, and `passages.db` and `vectors.hnsw` have what is new.
 */
export const FILE = {
  passages: "passages.db",
  earlierPassages: "earlier.db",
  vectors: "vectors.hnsw",
  earlierVectors: "earlier.hnsw",
  keywords: "keywords.bin",
} as const;
export const MANIFEST = "manifest.json";

/** The file that names the current generation and the SHA-256 of its manifest. */
export const CURRENT = "CURRENT";
const POINTER = /^(?<generation>[\w-]+) (?<hash>[0-9a-f]{64})\n$/;

/** The content of CURRENT; `null` if there is none. @throws IndexDamaged if it can't be read */
export function readCurrent(embeddingsDir: string): string | null {
  return readText(join(embeddingsDir, CURRENT));
}

/**
 * The manifest of the index in a folder; `null` if there is none yet.
 *
 * @throws IndexDamaged if CURRENT or the manifest is not what was written
 */
export function readManifest(embeddingsDir: string): Manifest | null {
  const pointer = readCurrent(embeddingsDir);
  if (pointer === null) return null;
  const { generation, hash } = POINTER.exec(pointer)?.groups ?? {};
  const pointerPath = join(embeddingsDir, CURRENT);
  if (generation === undefined) throw altered(pointerPath);
  const path = join(embeddingsDir, generation, MANIFEST);
  const text = unlessDamaged(() => readIntact(path, hash));
  if (text === null) throw new IndexDamaged(path, "is missing, or not the one that CURRENT names");
  const manifest: Manifest = JSON.parse(Buffer.from(text).toString());
  if (manifest.generation !== generation) throw altered(pointerPath);
  return manifest;
}

/** Whether this program reads the files of a generation. */
export function isReadable({ format }: Pick<Manifest, "format">): boolean {
  return [FORMAT, LAYERED_PASSAGES_FORMAT, LAYERED_FORMAT].includes(format);
}

/** Names of the files that hold the passages of a generation with these files. */
export function passagesFiles(files: Manifest["files"]): string[] {
  return [FILE.passages, FILE.earlierPassages].filter((name) => name in files);
}

/** Names of the files that hold its vectors. */
export function vectorsFiles(files: Manifest["files"]): string[] {
  return [FILE.vectors, FILE.earlierVectors].filter((name) => name in files);
}

const EARLIER = [
  { name: FILE.earlierPassages, first: FILE.passages },
  { name: FILE.earlierVectors, first: FILE.vectors },
] as const;

/** The earlier files of a layered generation, each with its name in a base of this format; empty if a layer can't be built on it. */
export function earlierFiles(format: number): readonly { name: string; inBase: string }[] {
  if (format !== FORMAT && format !== LAYERED_FORMAT) return [];
  return EARLIER.map(({ name, first }) => ({ name, inBase: format === FORMAT ? first : name }));
}

/** Whether a text can be the content of a CURRENT that Quotewell wrote. */
export function isPointer(text: string): boolean {
  return POINTER.test(text);
}

/** The content of CURRENT that makes the generation of this manifest current. */
export function pointerTo(generation: string, manifestText: string): string {
  return `${generation} ${sha256(manifestText)}\n`;
}
