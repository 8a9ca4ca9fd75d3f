import { constants, open } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleSource, SourceEntry } from "../../glossary/building.ts";
import { sha256 } from "../../shared/files/sha256.ts";
import { type Limits, readWithinLimits } from "../read-within-limits.ts";
import { fileErrorInWords } from "./file-error.ts";
import { leadsOutside } from "./inspect-file.ts";
import { walk } from "./walk.ts";

/**
 * The articles in a folder and its subfolders. A file that can't be read doesn't stop the others: the error becomes the
 * reason it is skipped.
 */
export function folderSource(folder: string, limits: Limits): ArticleSource {
  const reader = readWithinLimits(limits);
  return {
    name: folder,
    list: () => walk(folder, limits.maxArticleMb, true),
    async open(entry) {
      const bytes = await readInTime(folder, entry, limits);
      if (typeof bytes === "string")
        return { hash: "", read: async () => ({ kind: "skipped", reason: bytes, retry: true }) };
      return { hash: sha256(bytes), read: () => reader.read({ bytes, id: entry.id }) };
    },
    prepare: reader.prepare,
    readsAgain: reader.readsAgain,
  };
}

/** The bytes of a listed file, or the reason they can't be read: also if the file has changed since, or takes too long. */
async function readInTime(
  folder: string,
  entry: SourceEntry,
  { maxArticleSeconds }: Limits,
): Promise<Buffer | string> {
  const signal = AbortSignal.timeout(maxArticleSeconds * 1000);
  const late = new Promise<string>((resolve) => {
    const reason = `took longer than ${maxArticleSeconds} s to get from the disk (setting MAX_ARTICLE_SECONDS)`;
    signal.addEventListener("abort", () => resolve(reason));
  });
  return Promise.race([readUnchanged(folder, entry, signal), late]);
}

/** Non-blocking: if the file has been replaced by a pipe, opening it would wait for a writer. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const CHANGED = "changed while it was being read; run npm run index again";

async function readUnchanged(
  folder: string,
  entry: SourceEntry,
  signal: AbortSignal,
): Promise<Buffer | string> {
  const path = join(folder, entry.id);
  const file = await open(path, READ_ONLY).catch(fileErrorInWords);
  if (typeof file === "string") return file;
  try {
    if (!(await file.stat()).isFile()) return "is not a regular file any more";
    // One byte more than listed shows that the file has grown, and limits what is read of a file that never ends.
    const buffer = Buffer.allocUnsafe(entry.sizeBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length && !signal.aborted; length += read)
      read = (await file.read(buffer, length)).bytesRead;
    const { mtimeMs } = await file.stat();
    if (length !== entry.sizeBytes || Math.floor(mtimeMs) !== entry.modifiedMs) return CHANGED;
    // Size and time may match by chance or on purpose.
    if (await leadsOutside(folder, path))
      return "became a link that leads outside the articles folder";
    return buffer.subarray(0, length);
  } catch (error) {
    return `can't be read: ${(error as Error).message}`;
  } finally {
    await file.close();
  }
}
