import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../domain.ts";
import { UserError } from "../errors.ts";
import { sha256 } from "./disk.ts";

/** Version of the files in a generation. Raise it when an older program could not read them, or a newer one should not. */
export const FORMAT = 1;

/** Names of the files of a generation, besides the manifest. */
export const FILE = {
  passages: "passages.db",
  vectors: "vectors.hnsw",
  keywords: "keywords.bin",
} as const;
export const MANIFEST = "manifest.json";

/** Names the generation that answers questions, and the SHA-256 of its manifest. */
export const CURRENT = "CURRENT";
const POINTER = /^(?<generation>[\w-]+) (?<hash>[0-9a-f]{64})\n$/;

/**
 * What the index in a folder was built from; `null` if there is none yet.
 *
 * @throws UserError INDEX_DAMAGED if CURRENT or the manifest is not what was written there
 */
export function readManifest(embeddingsDir: string): Manifest | null {
  const pointerPath = join(embeddingsDir, CURRENT);
  if (!existsSync(pointerPath)) return null;
  const { generation, hash } = POINTER.exec(readFileSync(pointerPath, "utf8"))?.groups ?? {};
  if (generation === undefined) throw damaged(pointerPath, "is not what was written there");
  const path = join(embeddingsDir, generation, MANIFEST);
  if (!existsSync(path)) throw damaged(path, "is missing");
  const text = readFileSync(path);
  if (sha256(text) !== hash) throw damaged(path, "is not what was written there");
  return JSON.parse(text.toString());
}

/** What CURRENT says when this manifest is to answer questions. */
export function pointerTo(generation: string, manifestText: string): string {
  return `${generation} ${sha256(manifestText)}\n`;
}

export function damaged(path: string, what: string, cause?: unknown): UserError {
  return new UserError(
    "INDEX_DAMAGED",
    `The index is damaged: ${path} ${what}.`,
    "Run `npm run index -- --full` to build it anew; your articles are not affected.",
    cause,
  );
}
