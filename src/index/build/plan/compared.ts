import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceEntry } from "../../../glossary/building.ts";
import { replaceFile } from "../../generation/disk.ts";
import type { FileRecord } from "../../passages/file-records.ts";

/**
 * Remembers files that had to be opened to find that they are unchanged: their times differ from the recorded ones, or were too
 * new to prove anything. The index is not rewritten for this; without this memory, every start would open the files again until
 * an article changes.
 */

/** File in the index folder. It can be deleted at any time. */
const COMPARED = "COMPARED";

/** Size and times of a file with the recorded content, from a listing; see `FileRecord`. */
export type Look = Pick<FileRecord, "size" | "modified" | "seen">;

type Compared = { readonly generation: string; readonly files: { readonly [id: string]: Look } };

/** By id, the latest sizes and times of files that still have the content from which a generation was built. */
export function comparedSince(
  embeddingsDir: string,
  generation: string,
): ReadonlyMap<string, Look> {
  return new Map(Object.entries(readCompared(embeddingsDir, generation)));
}

/** The records of a generation, with sizes and times found since then. */
export function withCompared(
  records: ReadonlyMap<string, FileRecord>,
  looks: ReadonlyMap<string, Look>,
): ReadonlyMap<string, FileRecord> {
  if (looks.size === 0) return records;
  return new Map([...records].map(([id, record]) => [id, { ...record, ...looks.get(id) }]));
}

/** @param same files, listed at `seenMs`, that still have the content from which the generation was built */
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
    // In a folder that can't be written to, every start compares.
  }
}

function readCompared(embeddingsDir: string, generation: string): Compared["files"] {
  try {
    const text = readFileSync(join(embeddingsDir, COMPARED), "utf8");
    // Saves parsing the entries of ten thousand files for another generation.
    if (!text.includes(generation)) return {};
    const compared: Compared = JSON.parse(text);
    return compared.generation === generation && compared.files ? compared.files : {};
  } catch {
    return {};
  }
}
