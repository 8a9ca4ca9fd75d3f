import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceEntry } from "../../../glossary/building.ts";
import { replaceFile } from "../../generation/disk.ts";
import type { FileRecord } from "../../passages/passage-reader.ts";

/**
 * Remembers files that had to be opened to find that they are as recorded: their times are others than recorded, or
 * were so new then that they prove nothing. The index is not written for that, and without it every start would open
 * them again until an article changes.
 */

/** In the index folder. It can be deleted at any time. */
const COMPARED = "COMPARED";

/** What a listing showed of a file that had the recorded content; see `FileRecord`. */
export type Look = Pick<FileRecord, "size" | "modified" | "seen">;

type Compared = { readonly generation: string; readonly files: { readonly [id: string]: Look } };

/** By id, the newest size and times that were found to go with the content that a generation was built from. */
export function comparedSince(
  embeddingsDir: string,
  generation: string,
): ReadonlyMap<string, Look> {
  return new Map(Object.entries(readCompared(embeddingsDir, generation)));
}

/** The records of a generation, with what was found since. */
export function withCompared(
  records: ReadonlyMap<string, FileRecord>,
  looks: ReadonlyMap<string, Look>,
): ReadonlyMap<string, FileRecord> {
  if (looks.size === 0) return records;
  return new Map([...records].map(([id, record]) => [id, { ...record, ...looks.get(id) }]));
}

/** @param same files of a listing, made at `seenMs`, whose content is that which the generation was built from */
export function rememberCompared(
  embeddingsDir: string,
  generation: string,
  same: readonly SourceEntry[],
  seenMs: number,
): void {
  if (same.length === 0) return;
  const looks = same.map(({ id, sizeBytes, modifiedMs }): [string, Look] => [
    id,
    { size: sizeBytes, modified: modifiedMs, seen: seenMs },
  ]);
  const files = { ...readCompared(embeddingsDir, generation), ...Object.fromEntries(looks) };
  try {
    replaceFile(join(embeddingsDir, COMPARED), JSON.stringify({ generation, files }));
  } catch {
    // In a folder that can't be written to, each start compares.
  }
}

function readCompared(embeddingsDir: string, generation: string): Compared["files"] {
  try {
    const text = readFileSync(join(embeddingsDir, COMPARED), "utf8");
    // What is remembered of ten thousand files of another generation need not be parsed.
    if (!text.includes(generation)) return {};
    const compared: Compared = JSON.parse(text);
    return compared.generation === generation && compared.files ? compared.files : {};
  } catch {
    return {};
  }
}
