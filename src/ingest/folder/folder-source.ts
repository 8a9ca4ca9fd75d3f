import { constants, open } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleSource, SourceEntry } from "../../glossary/building.ts";
import type { Reason } from "../../glossary/reasons.ts";
import { sha256 } from "../../shared/files/sha256.ts";
import { type Limits, readWithinLimits } from "../read-within-limits.ts";
import { fileErrorReason } from "./file-error.ts";
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
      const found = await readInTime(folder, entry, limits);
      if ("code" in found)
        return { hash: "", read: async () => ({ kind: "skipped", reason: found, retry: true }) };
      return { hash: sha256(found), read: () => reader.read({ bytes: found, id: entry.id }) };
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
): Promise<Buffer | Reason> {
  const signal = AbortSignal.timeout(maxArticleSeconds * 1000);
  const late = new Promise<Reason>((resolve) => {
    const reason = { code: "slowDisk", seconds: maxArticleSeconds } as const;
    signal.addEventListener("abort", () => resolve(reason));
  });
  return Promise.race([readUnchanged(folder, entry, signal), late]);
}

/** Non-blocking: if the file has been replaced by a pipe, opening it would wait for a writer. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

async function readUnchanged(
  folder: string,
  entry: SourceEntry,
  signal: AbortSignal,
): Promise<Buffer | Reason> {
  const path = join(folder, entry.id);
  const file = await open(path, READ_ONLY).catch(fileErrorReason);
  if ("code" in file) return file;
  try {
    if (!(await file.stat()).isFile()) return { code: "noLongerFile" };
    // One byte more than listed shows that the file has grown, and limits what is read of a file that never ends.
    const buffer = Buffer.allocUnsafe(entry.sizeBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length && !signal.aborted; length += read)
      read = (await file.read(buffer, length)).bytesRead;
    const { mtimeMs } = await file.stat();
    if (length !== entry.sizeBytes || Math.floor(mtimeMs) !== entry.modifiedMs)
      return { code: "changed" };
    // Size and time may match by chance or on purpose.
    if (await leadsOutside(folder, path)) return { code: "becameLinkOutside" };
    return buffer.subarray(0, length);
  } catch (error) {
    return { code: "notRead", stated: (error as Error).message };
  } finally {
    await file.close();
  }
}
