import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { Skipped, SourceEntry } from "../../glossary/building.ts";
import { reasonInWords } from "../../glossary/reasons.ts";
import { mapConcurrently } from "../../shared/async/queue.ts";
import { UserError } from "../../shared/errors.ts";
import { fileErrorReason } from "./file-error.ts";
import { inspectFile, looks } from "./inspect-file.ts";

/** The files in a folder and its subfolders; both lists are sorted by id. */
export type Listing = {
  readonly entries: readonly SourceEntry[];
  readonly skipped: readonly Skipped[];
};

/** Hidden files, and files left behind by macOS, Windows and office programs. */
const JUNK = /^(\.|~\$|__MACOSX$|Icon\r$|thumbs\.db$|ehthumbs\.db$|desktop\.ini$|\$RECYCLE\.BIN$)/i;

/** A README in the top folder describes the folder, so it is not an article. */
const FOLDER_README = /^readme\.(md|markdown|txt)$/i;

/** Files inspected at once. */
const CONCURRENCY = 32;

/**
 * Lists every article in a folder and its subfolders, without opening any.
 *
 * Links to files inside the folder count as separate articles. Links to folders are not followed, so a loop of links
 * can't trap the walk.
 *
 * @param maxArticleMb larger files are skipped; 1 MB is 1,000,000 bytes
 * @param mayBlock true if this process may block. Using a thread for each file takes longer than everything else, but
 * then a disk that never answers blocks only the thread.
 * @throws UserError `ARTICLES_MISSING` if the folder can't be listed
 */
export async function walk(
  folder: string,
  maxArticleMb: number,
  mayBlock = false,
): Promise<Listing> {
  const root = await openFolder(folder);
  const inspection = { root, maxArticleMb, look: looks(mayBlock) };
  const entries: SourceEntry[] = [];
  const skipped: Skipped[] = [];
  const folders = [""];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    const within = at;
    const children = await readdir(join(root, within), { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (within === "") throw cantOpen(folder, error);
        skipped.push({ id: within, reason: fileErrorReason(error), retry: true });
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
        const found = await inspectFile(id, child, inspection);
        if ("code" in found) skipped.push({ id, reason: found });
        else entries.push(found);
      } catch (error) {
        const isGone =
          child.isSymbolicLink() &&
          LEADS_NOWHERE.has(String((error as NodeJS.ErrnoException).code));
        const reason = fileErrorReason(error as NodeJS.ErrnoException);
        skipped.push({ id, reason, ...(!isGone && { retry: true }) });
      }
    });
  }
  return { entries: entries.sort(byId), skipped: skipped.sort(byId) };
}

async function openFolder(folder: string): Promise<string> {
  return realpath(folder).catch((error) => {
    throw cantOpen(folder, error);
  });
}

function cantOpen(folder: string, error: NodeJS.ErrnoException): UserError {
  const why = error.code === "ENOENT" ? "does not exist" : reasonInWords(fileErrorReason(error));
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

/** Error codes of a link whose target is gone. Other errors (disk, network, permissions) may be temporary. */
const LEADS_NOWHERE = new Set(["ENOENT", "ENOTDIR", "ELOOP"]);
