import { randomBytes } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../../glossary/library.ts";
import { sha256OfFileSync } from "../../shared/files/sha256.ts";
import { renameFolder, replaceFile, syncFolder, writeWhole } from "./disk.ts";
import { unlessDamaged } from "./intact.ts";
import { LOCK } from "./lock.ts";
import { CURRENT, FILE, isPointer, MANIFEST, pointerTo, readCurrent } from "./manifest.ts";
import { isMarked, isOwn, mark, notOurs, removeOwn } from "./own-folder.ts";
import type { EarlierFile } from "./verified.ts";

/** The form of the names that `newName` returns. */
const NAME = /^\d{8}T\d{6}Z-[0-9a-f]{6}$/;

/** A name for a generation: the time in UTC, and a random part in case two are created within a second. */
export function newName(): string {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  return `${time}-${randomBytes(3).toString("hex")}`;
}

/** True for the name of a folder that `makeCurrent` creates. */
export function isGeneration(name: string): boolean {
  return NAME.test(name);
}

/**
 * Marks a folder as one that Quotewell writes an index to, unless it has files of somebody else's that would be overwritten:
 * other programs have a CURRENT and a LOCK, too.
 *
 * @throws UserError naming such a file
 */
export function claimFolder(embeddingsDir: string): void {
  if (isMarked(embeddingsDir)) return;
  if (!readdirSync(embeddingsDir).some(isGeneration)) {
    const current = unlessDamaged(() => readCurrent(embeddingsDir));
    const lock = join(embeddingsDir, LOCK);
    const isLock = (statSync(lock, { throwIfNoEntry: false })?.size ?? 0) === 0;
    const foreign = current !== null && !isPointer(current) ? CURRENT : isLock ? null : LOCK;
    if (foreign !== null) throw notOurs(join(embeddingsDir, foreign), "is not Quotewell's");
  }
  mark(embeddingsDir);
}

/** @param earlier its earlier files, whose SHA-256 is known */
export function hashFiles(folder: string, earlier: readonly EarlierFile[]): Record<string, string> {
  const made = [FILE.passages, FILE.vectors, FILE.keywords];
  const hashes = made.map((name) => [name, sha256OfFileSync(join(folder, name))]);
  return Object.fromEntries([...hashes, ...earlier.map(({ name, hash }) => [name, hash])]);
}

/**
 * Makes a finished work folder the current generation. Killed at any moment, it leaves either the old or the new one current:
 * the folder gets its name first, then `CURRENT` is replaced atomically. The previous generation stays for running bots that
 * have it open; older ones are deleted.
 *
 * @param before name of the generation that was current until now
 */
export function makeCurrent(
  embeddingsDir: string,
  workFolder: string,
  manifest: Manifest,
  before: string | null,
): void {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  writeWhole(join(workFolder, MANIFEST), text);
  syncFolder(workFolder);
  renameFolder(workFolder, join(embeddingsDir, manifest.generation));
  replaceFile(join(embeddingsDir, CURRENT), pointerTo(manifest.generation, text));
  removeOthers(embeddingsDir, [manifest.generation, before]);
}

/** Deletes other generations. What can't be deleted now does no harm, and is deleted after the next update. */
function removeOthers(embeddingsDir: string, kept: readonly (string | null)[]): void {
  try {
    const others = readdirSync(embeddingsDir)
      .filter((name) => isGeneration(name) && !kept.includes(name))
      .map((name) => join(embeddingsDir, name));
    for (const folder of others.filter(isOwn)) removeOwn(folder);
  } catch {
    // The update is complete without it.
  }
}
