import { createHash } from "node:crypto";
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** Bytes read or written at a time; one call takes no more than 2 GiB. */
const STRIDE = 8 * 1024 * 1024;

/** SHA-256 of a file, in hexadecimal, without holding the file in memory. */
export function sha256OfFile(path: string): string {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(Math.min(STRIDE, Math.max(1, sizeOf(path))));
  withFile(path, "r", (file) => {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
  });
  return hash.digest("hex");
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** A whole file, also one of more than 2 GiB. */
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

/** Puts a file in place of another in one step: a reader sees the old or the new, never a part. */
export function replaceFile(path: string, data: string): void {
  writeWhole(`${path}.tmp`, data);
  renameSync(`${path}.tmp`, path);
  syncFolder(dirname(path));
}

/** Waits until the disk has a file that others wrote. */
export function syncFile(path: string): void {
  withFile(path, "r+", fsyncSync);
}

/** Waits until the disk has the names in a folder. Windows can't and needn't. */
export function syncFolder(path: string): void {
  if (process.platform !== "win32") withFile(path, "r", fsyncSync);
}

function sizeOf(path: string): number {
  return withFile(path, "r", (file) => fstatSync(file).size);
}

function withFile<Result>(path: string, flags: string, use: (file: number) => Result): Result {
  const file = openSync(path, flags);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
