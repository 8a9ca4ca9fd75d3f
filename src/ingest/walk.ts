import { type Dirent, type Stats, statSync } from "node:fs";
import { access, constants, readdir, realpath, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { mapConcurrently } from "../async/queue.ts";
import type { Skipped, SourceEntry } from "../building.ts";
import { UserError } from "../errors.ts";
import { isInside } from "../text/is-inside.ts";
import { isReadable, READABLE } from "./formats.ts";

/** The files below a folder; both lists are sorted by id. */
export type Listing = {
  readonly entries: readonly SourceEntry[];
  readonly skipped: readonly Skipped[];
};

/** Hidden files, and what macOS, Windows and office programs leave behind. */
const JUNK = /^(\.|~\$|__MACOSX$|Icon\r$|thumbs\.db$|ehthumbs\.db$|desktop\.ini$|\$RECYCLE\.BIN$)/i;

/** Describes the folder, so it is no article; in the top folder only. */
const FOLDER_README = /^readme\.(md|markdown|txt)$/i;

/** A mode that lets the owner, the group and all others read. */
const READABLE_BY_ALL = 0o444;

/** Files inspected at once. */
const CONCURRENCY = 32;

/** A disk that took longer for so many files does not answer from memory: threads then wait for several at once. */
const SLOW_MS = 1;
const MOST_SLOW = 20;

/**
 * Find every article below a folder without opening any.
 *
 * Links to files inside the folder count as articles of their own; links to folders are not
 * followed, so no loop of links can trap the walk.
 *
 * @param maxArticleMb larger files are skipped; 1 MB is 1,000,000 bytes
 * @param mayBlock whether nothing else of this process matters meanwhile. Asking a thread for each file takes longer
 * than all the rest, but a disk that never answers holds up only the thread.
 * @throws UserError if the folder can't be listed
 */
export async function walk(
  folder: string,
  maxArticleMb: number,
  mayBlock = false,
): Promise<Listing> {
  const look = looks(mayBlock);
  const root = await openFolder(folder);
  const entries: SourceEntry[] = [];
  const skipped: Skipped[] = [];
  const folders = [""];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    const within = at;
    const children = await readdir(join(root, within), { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (within === "") throw cantOpen(folder, error);
        skipped.push({ id: within, reason: fileErrorInWords(error), retry: true });
        return [];
      },
    );
    const wanted = children.filter(
      ({ name }) => !JUNK.test(name) && !(within === "" && FOLDER_README.test(name)),
    );
    await mapConcurrently(wanted, CONCURRENCY, async (child) => {
      const id = within === "" ? child.name : `${within}/${child.name}`;
      if (child.isDirectory()) {
        folders.push(id);
        return;
      }
      try {
        const found = await inspect(root, id, child, maxArticleMb, look);
        if (typeof found === "string") skipped.push({ id, reason: found });
        else entries.push(found);
      } catch (error) {
        const isGone =
          child.isSymbolicLink() &&
          LEADS_NOWHERE.has(String((error as NodeJS.ErrnoException).code));
        const reason = fileErrorInWords(error as NodeJS.ErrnoException);
        skipped.push({ id, reason, ...(!isGone && { retry: true }) });
      }
    });
  }
  return { entries: entries.sort(byId), skipped: skipped.sort(byId) };
}

/** The entry of a file, or the reason why it has none. */
async function inspect(
  root: string,
  id: string,
  child: Dirent,
  maxArticleMb: number,
  look: Look,
): Promise<SourceEntry | string> {
  const path = join(root, id);
  if (child.isSymbolicLink() && (await leadsOutside(root, path)))
    return "is a symbolic link that leads outside the articles folder";
  const found = await look(path);
  if (found.isDirectory())
    return "is a symbolic link to a folder; only links to files are followed";
  if (!isReadable(id)) {
    const extension = extname(id);
    return `${extension ? `has the unsupported extension ${extension}` : "has no extension"}; supported are ${READABLE.join(" ")}`;
  }
  if (!found.isFile()) return "is not a regular file";
  if (found.size > maxArticleMb * 1e6) {
    const sizeMb = (found.size / 1e6).toFixed(1);
    return `is ${sizeMb} MB, above the limit of ${maxArticleMb} MB (setting MAX_ARTICLE_MB)`;
  }
  // Asking takes as long as all the rest of a file's inspection.
  if ((found.mode & READABLE_BY_ALL) !== READABLE_BY_ALL) await access(path, constants.R_OK);
  return { id, sizeBytes: found.size, modifiedMs: Math.floor(found.mtimeMs) };
}

type Look = (path: string) => Promise<Stats>;

function looks(mayBlock: boolean): Look {
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

async function openFolder(folder: string): Promise<string> {
  return realpath(folder).catch((error) => {
    throw cantOpen(folder, error);
  });
}

function cantOpen(folder: string, error: NodeJS.ErrnoException): UserError {
  const why = error.code === "ENOENT" ? "does not exist" : fileErrorInWords(error);
  return new UserError(
    "ARTICLES_MISSING",
    `The articles folder ${folder} ${why}.`,
    "Create it and put articles into it, or set ARTICLES_DIR to the folder that holds them.",
    error,
  );
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Errors of a link whose target is gone; others may pass, as those of a disk, a network or a right do. */
const LEADS_NOWHERE = new Set(["ENOENT", "ENOTDIR", "ELOOP"]);

/** Why the file system refused, as the end of a sentence that starts with the file. */
export function fileErrorInWords(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "EACCES":
    case "EPERM":
      return "can't be opened: permission denied";
    case "ENOENT":
      return "can't be found: it was removed, is a broken link, or its name is not valid UTF-8";
    case "ELOOP":
      return "is a symbolic link that leads back to itself";
    case "ENOTDIR":
      return "is not a folder";
    default:
      // Node adds the call and the whole path, which a channel must not see.
      return `can't be opened: ${error.message.replace(/, \w+ '[\s\S]*$/, "")}`;
  }
}
