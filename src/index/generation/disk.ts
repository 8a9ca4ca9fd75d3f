/**
 * The only module of the index that changes the file system, apart from SQLite and hnswlib, which write
 * their own files in the work folder.
 *
 * Only what was synced is sure to survive a power failure: the bytes of a file by syncing the file, its
 * name by syncing its folder. test/faults/ loses everything else, at every call.
 */
import { createHash } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Bytes read or written at a time; one call takes no more than 2 GiB. */
const STRIDE = 8 * 1024 * 1024;

/** More than the last free blocks of a full disk. */
const TRIAL_BYTES = 1024 * 1024;

/** SHA-256 of a file, in hexadecimal, a part at a time. */
export function sha256OfFile(path: string): string {
  const hash = createHash("sha256");
  withFile(path, "r", (file) => {
    const buffer = Buffer.allocUnsafe(Math.min(STRIDE, Math.max(1, fstatSync(file).size)));
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
  });
  return hash.digest("hex");
}

/** The bytes of a file of any size. */
export function readWhole(path: string): ArrayBuffer {
  return withFile(path, "r", (file) => {
    const bytes = new Uint8Array(fstatSync(file).size);
    let at = 0;
    while (at < bytes.length) {
      const read = readSync(file, bytes, at, Math.min(STRIDE, bytes.length - at), null);
      if (read === 0) throw new Error(`${path} became shorter while it was read`);
      at += read;
    }
    return bytes.buffer;
  });
}

/** Writes a file and waits until the disk has it. */
export function writeWhole(path: string, data: string | ArrayBuffer): void {
  const bytes = typeof data === "string" ? Buffer.from(data) : new Uint8Array(data);
  withFile(path, "w", (file) => {
    let at = 0;
    while (at < bytes.length) at += writeSync(file, bytes, at, Math.min(STRIDE, bytes.length - at));
    fsyncSync(file);
  });
}

/**
 * Makes a folder and those above it that are missing, and waits until the disk has their names. Node's own
 * recursive mkdir hides why it failed.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const above = dirname(resolve(path));
  makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it in between.
    if (!isFolder(path)) throw error;
  }
  syncFolder(above);
}

/** Deletes a file, if there is one. */
export function removeFile(path: string): void {
  rmSync(path, { force: true });
}

/** Deletes a folder with its contents, if there is one. Only own-folder.ts may, which knows whose it is. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Copies a file, at no cost where the file system can share the blocks. The copy is not synced. */
export function copyFile(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}

/**
 * Gives a file another name, also in another folder of the same disk; where the file system can't, a copy that the disk has.
 *
 * @returns false if it is a copy
 */
export function linkFile(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    copyFile(from, to);
    syncFile(to);
    return false;
  }
}

/** Renames a folder within the one it is in, and waits until the disk has the new name. */
export function renameFolder(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Replaces a file in one step: a reader sees the old or the new one, never a part. */
export function replaceFile(path: string, data: string): void {
  for (const name of [path, `${path}.tmp`]) {
    // Damage has put a folder there, which no file can replace. One with contents is somebody's.
    if (isFolder(name)) rmdirSync(name);
  }
  writeWhole(`${path}.tmp`, data);
  renameSync(`${path}.tmp`, path);
  syncFolder(dirname(path));
}

/** Waits until the disk has a file that something else wrote. */
export function syncFile(path: string): void {
  withFile(path, "r+", fsyncSync);
}

/** Waits until the disk has the names in a folder. Windows can't and needn't. */
export function syncFolder(path: string): void {
  if (process.platform !== "win32") withFile(path, "r", fsyncSync);
}

/** Writes a file to a folder and deletes it. @throws Error of the file system if that fails */
export function tryWriting(folder: string): void {
  const path = join(folder, "QUOTEWELL.trial");
  makeFolder(folder);
  try {
    writeWhole(path, new ArrayBuffer(TRIAL_BYTES));
  } finally {
    removeFile(path);
  }
}

/** Bytes free on the disk of a folder, which need not exist yet. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = diskOf(folder);
  return bavail * bsize;
}

/** How many more files the disk of a folder takes, however small; some file systems don't count them. */
export function freeInodes(folder: string): number {
  const { files, ffree } = diskOf(folder);
  return files === 0 ? Number.POSITIVE_INFINITY : ffree;
}

function diskOf(folder: string) {
  let there = resolve(folder);
  while (!existsSync(there)) there = dirname(there);
  return statfsSync(there);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function withFile<Result>(path: string, flags: string, use: (file: number) => Result): Result {
  const file = openSync(path, flags);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
