import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleSource, Reading, SourceEntry } from "../building.ts";
import { fileErrorInWords } from "./file-error.ts";
import { BoundedReader, type ReadingLimits } from "./process/bounded-reader.ts";
import { Unreadable } from "./unreadable.ts";
import { leadsOutside, walk } from "./walk.ts";

/** Larger files are not read, nor are those that take more than this to understand. */
export type Limits = ReadingLimits & { readonly maxArticleMb: number };

/**
 * The articles of a folder and its subfolders.
 *
 * One article that can't be read never stops the others: whatever goes wrong becomes the reason why
 * it was skipped. `hash` gives an empty string for a file that can't be opened any more; `read` then
 * tells why.
 */
export function folderSource(folder: string, limits: Limits): ArticleSource {
  const reader = new BoundedReader(limits);
  return {
    name: folder,
    list: () => walk(folder, limits.maxArticleMb),
    hash: async ({ id }) => {
      const bytes = await readFile(join(folder, id)).catch(() => null);
      return bytes === null ? "" : sha256(bytes);
    },
    read: async (entry) => withinLimit(await readEntry(folder, entry, reader), limits),
    readsAgain: (reason) =>
      reader.readsAgain(reason) || (ABOUT_SIZE.test(reason) && !reason.endsWith(sizeLimit(limits))),
  };
}

/** A small file may unpack to a text that would take hours to embed. */
function withinLimit(reading: Reading, limits: Limits): Reading {
  if (reading.kind === "skipped") return reading;
  const sizeMb = reading.article.text.length / 1e6;
  if (sizeMb <= limits.maxArticleMb) return reading;
  const reason = `holds ${sizeMb.toFixed(1)} MB of text, ${sizeLimit(limits)}`;
  return { kind: "skipped", hash: reading.hash, reason };
}

const ABOUT_SIZE = /\(setting MAX_ARTICLE_MB\)$/;

function sizeLimit({ maxArticleMb }: Limits): string {
  return `above the limit of ${maxArticleMb} MB (setting MAX_ARTICLE_MB)`;
}

async function readEntry(
  folder: string,
  entry: SourceEntry,
  reader: BoundedReader,
): Promise<Reading> {
  const bytes = await readUnchanged(folder, entry).catch((error) => error as Error);
  if (bytes instanceof Error) {
    const reason = bytes instanceof Unreadable ? bytes.message : `can't be read: ${bytes.message}`;
    return { kind: "skipped", hash: "", reason };
  }
  return { hash: sha256(bytes), ...(await reader.understand({ bytes, id: entry.id })) };
}

/** The bytes, provided that the file is still the one that was listed. */
async function readUnchanged(folder: string, entry: SourceEntry): Promise<Buffer> {
  const path = join(folder, entry.id);
  const file = await open(path).catch((error) => {
    throw new Unreadable(fileErrorInWords(error));
  });
  try {
    const bytes = await file.readFile();
    const { size, mtimeMs } = await file.stat();
    if (size !== entry.sizeBytes || Math.floor(mtimeMs) !== entry.modifiedMs) {
      throw new Unreadable("changed during indexing; index again");
    }
    // Size and time may be the same by chance, or be made so.
    if (await leadsOutside(folder, path))
      throw new Unreadable("became a link that leaves the articles folder");
    return bytes;
  } finally {
    await file.close();
  }
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
