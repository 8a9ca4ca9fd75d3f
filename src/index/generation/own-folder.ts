import { readdirSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { codeOf } from "../../shared/files/system-errors.ts";
import { removeFolder, writeWhole } from "./disk.ts";
import { FILE, MANIFEST } from "./manifest.ts";

/** A file in every folder that Quotewell created or writes an index to; no other folder is ever deleted. */
const MARK = "QUOTEWELL";
const MARK_TEXT =
  "Quotewell writes and deletes files in this folder: keep nothing of your own here.\n";

/** Files of a folder that was created by a version without marks, or by one that was killed before it wrote the mark. */
const UNMARKED = new Set<string>([...Object.values(FILE), `${FILE.passages}-journal`, MANIFEST]);

export function isMarked(folder: string): boolean {
  return childrenOf(folder).some(isMark);
}

export function mark(folder: string): void {
  writeWhole(join(folder, MARK), MARK_TEXT);
}

/** Whether Quotewell created a work folder or generation; also true if the folder does not exist. */
export function isOwn(folder: string): boolean {
  const children = childrenOf(folder);
  return (
    children.some(isMark) || children.every((child) => child.isFile() && UNMARKED.has(child.name))
  );
}

/** @throws UserError unless Quotewell created the folder, or it does not exist */
export function requireOwn(folder: string): void {
  if (!isOwn(folder)) throw notOurs(folder, "was not made by Quotewell and is left as it is");
}

/** Deletes a work folder or a generation. @throws UserError unless Quotewell created it */
export function removeOwn(folder: string): void {
  requireOwn(folder);
  removeFolder(folder);
}

/** The error for a file or folder of somebody else's where one of an index belongs. */
export function notOurs(path: string, why: string): UserError {
  return new UserError(
    "FOLDER_NOT_OURS",
    `${path} ${why}.`,
    "Set EMBEDDINGS_DIR to a folder that is used for nothing else, or move this away.",
  );
}

function isMark({ name }: { readonly name: string }): boolean {
  return name === MARK;
}

function childrenOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}
