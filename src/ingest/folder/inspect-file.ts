import { type Dirent, type Stats, statSync } from "node:fs";
import { access, constants, realpath, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { SourceEntry } from "../../glossary/building.ts";
import { isInside } from "../../shared/files/is-inside.ts";
import { isReadable, whyUnsupported } from "../formats.ts";

/** A mode that lets the owner, the group and all others read. */
const READABLE_BY_ALL = 0o444;

/** A disk that takes longer for so many files does not answer from its cache: then threads wait for several at once. */
const SLOW_MS = 1;
const MOST_SLOW = 20;

/** The entry of a file, or the reason why it has none. */
export async function inspectFile(
  root: string,
  id: string,
  child: Dirent,
  maxArticleMb: number,
  look: Look,
): Promise<SourceEntry | string> {
  // `join` looks for ".." in each of ten thousand paths that have none: up to a tenth of the listing.
  const path = `${root}/${id}`;
  if (child.isSymbolicLink() && (await leadsOutside(root, path)))
    return "is a symbolic link that leads outside the articles folder";
  const found = await look(path);
  if (found.isDirectory())
    return "is a symbolic link to a folder; only links to files are followed";
  if (!isReadable(id)) return whyUnsupported(extname(id));
  if (!found.isFile()) return "is not a regular file";
  if (found.size > maxArticleMb * 1e6) {
    const sizeMb = (found.size / 1e6).toFixed(1);
    return `is ${sizeMb} MB, above the limit of ${maxArticleMb} MB (setting MAX_ARTICLE_MB)`;
  }
  // Asking takes as long as all the rest of a file's inspection.
  if ((found.mode & READABLE_BY_ALL) !== READABLE_BY_ALL) await access(path, constants.R_OK);
  return { id, sizeBytes: found.size, modifiedMs: Math.floor(found.mtimeMs) };
}

/** What the file system says of a file; links are followed. */
export type Look = (path: string) => Promise<Stats>;

/** Asks without a thread as long as the disk answers at once. @param mayBlock as for `walk` */
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

/** Whether a path lies outside a folder once all links are followed. */
export async function leadsOutside(folder: string, path: string): Promise<boolean> {
  return !isInside(await realpath(path), await realpath(folder));
}
