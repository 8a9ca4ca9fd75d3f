import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, link, mkdir, open, rename, unlink } from "node:fs/promises";
import { extname, join } from "node:path";
import { codeOf } from "../../shared/files/system-errors.ts";
import { explainDiskErrors } from "./disk-errors.ts";
import { unfinishedName } from "./unfinished.ts";

/** Registers names before files get them, so that no file has an unregistered name, even if the process is killed. */
export type Names = {
  /** Registers a name; returns false if it is already registered, although no file has it. */
  reserve(name: string): boolean;
  /** Removes the registration of a name that no file got. */
  release(name: string): void;
};

/** Numbers tried behind a name that is taken, before random ones. */
const NUMBERS = 20;

/** Error codes of file systems without hard links. */
const NO_LINKS = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"]);

/** For names that need no registration. */
const FREE: Names = { reserve: () => true, release() {} };

/**
 * Writes a file to a folder atomically, without overwriting another one.
 *
 * @param name the wanted name; a number is added if it is taken
 * @returns the name that the file got
 * @throws UserError as `explainDiskErrors`
 */
export async function placeFile(
  folder: string,
  name: string,
  bytes: Buffer,
  names: Names,
): Promise<string> {
  return explainDiskErrors(folder, async () => {
    const unfinished = join(folder, unfinishedName());
    const file = await open(unfinished, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
      await file.close();
      return await nameFile(unfinished, folder, name, names);
    } catch (error) {
      await file.close().catch(() => {});
      await unlink(unfinished).catch(() => {});
      throw error;
    }
  });
}

/**
 * Moves a file to a folder on the same disk, created if missing, without overwriting another file.
 *
 * @returns the name that the file got; `null` if there is no such file
 * @throws UserError as `explainDiskErrors`
 */
export async function moveFile(
  path: string,
  folder: string,
  name: string,
  names = FREE,
): Promise<string | null> {
  if (!existsSync(path)) return null;
  return explainDiskErrors(folder, async () => {
    await mkdir(folder, { recursive: true });
    try {
      return await nameFile(path, folder, name, names);
    } catch (error) {
      // Somebody else has moved or deleted it in the meantime.
      if (codeOf(error) === "ENOENT" && !existsSync(path)) return null;
      throw error;
    }
  });
}

/** Gives a file another name, the first one that is free. */
async function nameFile(path: string, folder: string, name: string, names: Names): Promise<string> {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 1; ; number++) {
    const suffix = number <= NUMBERS ? number : randomBytes(4).toString("hex");
    const free = number === 1 ? name : `${stem}-${suffix}${ending}`;
    if (existsSync(join(folder, free)) || !names.reserve(free)) continue;
    let isTaken = false;
    try {
      isTaken = await tookName(path, join(folder, free));
    } finally {
      if (!isTaken) names.release(free);
    }
    if (!isTaken) continue;
    await syncFolder(folder);
    return free;
  }
}

/** Hard-links the file to a name; returns false if the name is taken. */
async function tookName(path: string, target: string): Promise<boolean> {
  try {
    await link(path, target);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    if (!NO_LINKS.has(code)) throw error;
    return reservedName(path, target);
  }
  try {
    await unlink(path);
  } catch (error) {
    await unlink(target).catch(() => {});
    throw error;
  }
  return true;
}

/** The same without hard links: an empty file reserves the name until it is replaced. */
async function reservedName(path: string, target: string): Promise<boolean> {
  let holder: FileHandle;
  try {
    holder = await open(target, "wx");
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
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
 * Waits until the names in a folder are on disk, if the file system supports that: some network drives don't. The file already
 * has its name, so a failure here is not a failure to add it.
 */
async function syncFolder(folder: string): Promise<void> {
  const file = await open(folder, "r").catch(() => null);
  await file?.sync().catch(() => {});
  await file?.close();
}
