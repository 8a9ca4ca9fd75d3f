import { type Dirent, type Stats, statSync } from "node:fs";
import { access, constants, realpath, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { SourceEntry } from "../../glossary/building.ts";
import type { Reason } from "../../glossary/reasons.ts";
import { isInside } from "../../shared/files/is-inside.ts";
import { isReadable, whyUnsupported } from "../formats.ts";

/** Permission bits that let owner, group and others read. */
const READABLE_BY_ALL = 0o444;

/**
 * If this many files take longer than `SLOW_MS` each, the disk is not answering from its cache: then threads query
 * several at once.
 */
const SLOW_MS = 1;
const MOST_SLOW = 20;

/** How the files of a folder are inspected. */
export type Inspection = {
  readonly root: string;
  /** Larger files are skipped; 1 MB is 1,000,000 bytes. */
  readonly maxArticleMb: number;
  readonly look: Look;
};

/**
 * The entry of a file, or the reason it is skipped.
 *
 * @param id path relative to `root`, with forward slashes
 * @throws the file system's error if the file can't be found or read
 */
export async function inspectFile(
  id: string,
  child: Dirent,
  { root, maxArticleMb, look }: Inspection,
): Promise<SourceEntry | Reason> {
  // Not `join`: its search for ".." takes up to a tenth of the time for listing ten thousand files.
  const path = `${root}/${id}`;
  if (child.isSymbolicLink() && (await leadsOutside(root, path))) return { code: "linkOutside" };
  const found = await look(path);
  if (found.isDirectory()) return { code: "linkToFolder" };
  if (!isReadable(id)) return whyUnsupported(extname(id));
  if (!found.isFile()) return { code: "notFile" };
  if (found.size > maxArticleMb * 1e6)
    return { code: "tooLarge", sizeMb: found.size / 1e6, limitMb: maxArticleMb };
  // access() takes as long as the rest of the inspection, so it is only called if the mode leaves a doubt.
  if ((found.mode & READABLE_BY_ALL) !== READABLE_BY_ALL) await access(path, constants.R_OK);
  return { id, sizeBytes: found.size, modifiedMs: Math.floor(found.mtimeMs) };
}

/** The file system's information about a path; links are followed. */
export type Look = (path: string) => Promise<Stats>;

/** Uses `statSync` while the disk answers at once, then `stat` in threads. @param mayBlock as for `walk` */
export function looks(mayBlock: boolean): Look {
  let slow = mayBlock ? 0 : MOST_SLOW;
  return async (path) => {
    if (slow >= MOST_SLOW) return stat(path);
    const started = performance.now();
    try {
      return statSync(path);
    } finally {
      if (performance.now() - started > SLOW_MS) slow++;
    }
  };
}

/**
 * Whether a path is outside a folder once all links are followed.
 *
 * @throws the file system's error if either can't be resolved
 */
export async function leadsOutside(folder: string, path: string): Promise<boolean> {
  return !isInside(await realpath(path), await realpath(folder));
}
