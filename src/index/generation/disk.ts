/**
 * The only module of the index that changes the file system, apart from SQLite and hnswlib, which write
 * their own files in the work folder.
 *
 * Only synced data is sure to survive a power failure: syncing a file saves its bytes, syncing its folder saves its name. The
 * tests in test/faults/ lose everything else, at every call.
 */
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

/** Bytes read or written at a time; a single call is limited to 2 GiB. */
const STRIDE = 8 * 1024 * 1024;

/** More than the last free blocks of a full disk hold. */
const TRIAL_BYTES = 1024 * 1024;

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

/** Writes a file and waits until it is on disk. */
export function writeWhole(path: string, data: string | ArrayBuffer): void {
  const bytes = typeof data === "string" ? Buffer.from(data) : new Uint8Array(data);
  withFile(path, "w", (file) => {
    let at = 0;
    while (at < bytes.length) at += writeSync(file, bytes, at, Math.min(STRIDE, bytes.length - at));
    fsyncSync(file);
  });
}

/**
 * Creates a folder and its missing parents, and waits until their names are on disk. Node's own recursive mkdir hides why it
 * failed.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const above = dirname(resolve(path));
  makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have created it in between.
    if (!isFolder(path)) throw error;
  }
  syncFolder(above);
}

/** Deletes a file, if there is one. */
export function removeFile(path: string): void {
  rmSync(path, { force: true });
}

/** Deletes a folder with its contents, if there is one. Only own-folder.ts may call this: it checks whose folder it is. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Copies a file, without copying blocks if the file system can share them. The copy is not synced. */
export function copyFile(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}

/**
 * Hard-links a file, possibly into another folder on the same disk. If the file system has no hard links, makes a synced copy.
 *
 * @returns false if it made a copy
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

/** Renames a folder within its parent, and waits until the new name is on disk. */
export function renameFolder(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Replaces a file atomically: a reader sees either the old or the new content. */
export function replaceFile(path: string, data: string): void {
  for (const name of [path, `${path}.tmp`]) {
    // Damage may have left an empty folder there, which a file can't replace. A folder with contents belongs to somebody.
    if (isFolder(name)) rmdirSync(name);
  }
  writeWhole(`${path}.tmp`, data);
  renameSync(`${path}.tmp`, path);
  syncFolder(dirname(path));
}

/** Waits until a file that something else wrote is on disk. */
export function syncFile(path: string): void {
  withFile(path, "r+", fsyncSync);
}

/** Waits until the names in a folder are on disk. Windows can't do this and doesn't need it. */
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

/** Free bytes on the disk of a folder, which need not exist yet. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = diskOf(folder);
  return bavail * bsize;
}

/** How many more files fit on the disk of a folder, however small; some file systems have no such limit. */
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
