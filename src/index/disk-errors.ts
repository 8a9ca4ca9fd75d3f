import { existsSync, statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "../errors.ts";

/** Bytes of text that give a passage, and bytes a passage takes besides its two vectors; both rough. */
const TEXT_PER_PASSAGE = 500;
const BYTES_PER_PASSAGE = 2000;

/** About what an index of so much text takes on the disk. */
export function roomFor(textBytes: number, dimensions: number): number {
  return Math.ceil(textBytes / TEXT_PER_PASSAGE) * (BYTES_PER_PASSAGE + 2 * 4 * dimensions);
}

/**
 * Runs work that writes to a folder and says in the user's terms when the disk or the rights do not allow it.
 *
 * @param bytesNeeded room that the work needs in all, for the message
 */
export async function explainDiskErrors<Result>(
  folder: string,
  bytesNeeded: number,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code, path } = error as { code?: unknown; path?: string };
    if (path !== undefined && !resolve(path).startsWith(resolve(folder))) throw error;
    if (code === "ENOSPC" || code === "EDQUOT" || code === "SQLITE_FULL") {
      throw diskFull(folder, bytesNeeded, error);
    }
    if (typeof code === "string" && NOT_ALLOWED.test(code)) throw notWritable(folder, error);
    throw error;
  }
}

const NOT_ALLOWED =
  /^(?:EACCES|EPERM|EROFS|EEXIST|ENOTDIR|SQLITE_READONLY\w*|SQLITE_CANTOPEN\w*|SQLITE_PERM)$/;

/** @throws UserError if a folder's disk has less room than a file is going to take */
export function needRoom(folder: string, bytes: number): void {
  if (freeBytes(folder) < bytes) throw diskFull(folder, bytes);
}

function diskFull(folder: string, bytesNeeded: number, cause?: unknown): UserError {
  return new UserError(
    "DISK_FULL",
    `The disk that holds ${folder} is full: ${megabytes(freeBytes(folder), Math.floor)} free, the index needs about ${megabytes(bytesNeeded, Math.ceil)}.`,
    "Make room, or set EMBEDDINGS_DIR to a folder on another disk, and run `npm run index` again: it goes on where it stopped.",
    cause,
  );
}

function notWritable(folder: string, cause: unknown): UserError {
  return new UserError(
    "NOT_WRITABLE",
    `The index can't be written to ${folder}: ${(cause as Error).message}`,
    "Give the user who runs this the right to write there, or set EMBEDDINGS_DIR to another folder.",
    cause,
  );
}

function freeBytes(folder: string): number {
  const disk = statfsSync(existsSync(folder) ? folder : dirname(folder));
  return disk.bavail * disk.bsize;
}

function megabytes(bytes: number, round: (number: number) => number): string {
  return `${round(bytes / 1e6).toLocaleString("en")} MB`;
}
