/** The only module that changes the articles folder. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, link, mkdir, open, readdir, rename, unlink } from "node:fs/promises";
import { extname, join } from "node:path";
import { type ErrorCode, UserError } from "../errors.ts";
import { printable } from "../text/printable.ts";
import { isLeftOut, safeName } from "./safe-name.ts";

/** Numbers that are tried after a name that is taken; then it is a random one. */
const NUMBERS = 20;

/** A file system without hard links says one of these. */
const NO_LINKS = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"]);

/**
 * Writes a file to a folder: complete or not at all, and never over another one. While it is written it is
 * hidden, so that no update of the index takes it for an article.
 *
 * @param name as it should be; a number is added when it is taken
 * @returns the name that it has
 * @throws UserError as `inWords` says
 */
export async function placeFile(folder: string, name: string, bytes: Buffer): Promise<string> {
  return inWords(folder, async () => {
    const arriving = join(folder, `.arriving-${randomBytes(8).toString("hex")}`);
    const file = await open(arriving, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
      await file.close();
      return await nameFile(arriving, folder, name);
    } catch (error) {
      await file.close().catch(() => {});
      await unlink(arriving).catch(() => {});
      throw error;
    }
  });
}

/** Deletes a file that was placed a moment ago. */
export async function withdrawFile(path: string): Promise<void> {
  await unlink(path);
}

/**
 * Moves a file to a folder of the same disk, which is made when missing, and never over another one.
 *
 * @returns the name that it has; `null` when there is no such file
 * @throws UserError as `inWords` says
 */
export async function moveFile(path: string, folder: string, name: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  return inWords(folder, async () => {
    await mkdir(folder, { recursive: true });
    return nameFile(path, folder, name);
  });
}

/**
 * The folder of a collection by its name, in capitals or not; made when there is none.
 *
 * @returns its name as it is spelled on the disk
 * @throws UserError ARRIVAL_COLLECTION for a name that the index leaves out or that can't be one, or as `inWords` says
 */
export async function collectionFolder(articlesDir: string, name: string): Promise<string> {
  return inWords(articlesDir, async () => {
    const children = await readdir(articlesDir, { withFileTypes: true });
    const plain = (text: string) => text.normalize().toLowerCase();
    const found =
      children.find((child) => child.name.normalize() === name.normalize()) ??
      children.find((child) => plain(child.name) === plain(name));
    if (found?.isDirectory() && !isLeftOut(found.name)) return found.name;
    if (found !== undefined || name === "" || safeName(name, "") !== name.normalize())
      throw new UserError(
        "ARRIVAL_COLLECTION",
        `"${printable(name)}" can't be a collection: it must be the name of a folder in the articles folder, not a path, a link or a hidden one.`,
        "Choose one of the collections, or a simple name for a new one.",
      );
    // Another article may have made it a moment ago.
    await mkdir(join(articlesDir, name.normalize()), { recursive: true });
    return name.normalize();
  });
}

/** Gives a file another name, the first one that is free. */
async function nameFile(path: string, folder: string, name: string): Promise<string> {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 1; ; number++) {
    const suffix = number <= NUMBERS ? number : randomBytes(4).toString("hex");
    const free = number === 1 ? name : `${stem}-${suffix}${ending}`;
    if (!(await tookName(path, join(folder, free)))) continue;
    await syncFolder(folder);
    return free;
  }
}

/** False when there is something of that name. */
async function tookName(path: string, target: string): Promise<boolean> {
  try {
    await link(path, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (!NO_LINKS.has(String(code))) throw error;
    return reservedName(path, target);
  }
  await unlink(path);
  return true;
}

/** The same where there are no hard links: an empty file holds the name until it is replaced. */
async function reservedName(path: string, target: string): Promise<boolean> {
  let holder: FileHandle;
  try {
    holder = await open(target, "wx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  await holder.close();
  try {
    await rename(path, target);
  } catch (error) {
    await unlink(target).catch(() => {});
    throw error;
  }
  return true;
}

/**
 * Waits until the disk has the names in a folder, as far as its file system can: some network drives refuse.
 * The file has its name by then, so that a failure must not be taken for one to add it.
 */
async function syncFolder(folder: string): Promise<void> {
  const file = await open(folder, "r").catch(() => null);
  await file?.sync().catch(() => {});
  await file?.close();
}

const FULL = /^(?:ENOSPC|EDQUOT)$/;
const NOT_ALLOWED = /^(?:EACCES|EPERM|EROFS)$/;

/** @throws UserError DISK_FULL, NOT_WRITABLE, ARTICLES_MISSING or DISK_FAILED; anything else as it was thrown */
async function inWords<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    const explained = (code: ErrorCode, message: string, hint: string) =>
      new UserError(code, message, hint, error);
    if (FULL.test(code))
      throw explained(
        "DISK_FULL",
        `The disk that holds ${folder} is full: nothing was added.`,
        "Free some space and add it again.",
      );
    if (NOT_ALLOWED.test(code))
      throw explained(
        "NOT_WRITABLE",
        `Articles can't be added to ${folder}: ${code === "EROFS" ? "it is mounted read-only" : "permission denied"}.`,
        "Give the bot's user permission to write there; docs/operations.md says how with Docker and systemd.",
      );
    if (code === "ENOENT" || code === "ENOTDIR")
      throw explained(
        "ARTICLES_MISSING",
        `${folder} does not exist.`,
        "Create it, or set ARTICLES_DIR to the folder that holds the articles.",
      );
    if (code === "EIO")
      throw explained(
        "DISK_FAILED",
        `The disk that holds ${folder} failed.`,
        "Check the disk and the system's log.",
      );
    throw error;
  }
}
