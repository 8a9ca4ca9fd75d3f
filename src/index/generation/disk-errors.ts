import { type ErrorCode, UserError } from "../../shared/errors.ts";
import { isInside } from "../../shared/files/is-inside.ts";
import { codeOf, DISK_FULL, NOT_WRITABLE } from "../../shared/files/system-errors.ts";
import { freeBytes, freeInodes, tryWriting } from "./disk.ts";

/** Rough bytes of text per passage, and bytes on disk per passage besides its two vectors (word vectors are included). */
const TEXT_PER_PASSAGE = 500;
const BYTES_PER_PASSAGE = 6500;
/** Files and folders that an update creates. */
const INODES = 12;

/** Rough size on disk of an index of this much text, in bytes. */
export function bytesForIndex(textBytes: number, dimensions: number): number {
  const passages = Math.ceil(textBytes / TEXT_PER_PASSAGE);
  return passages * (BYTES_PER_PASSAGE + 2 * 4 * dimensions);
}

/** A file where a folder should be, or a folder where a file should be. */
const IN_THE_WAY = /^(?:EEXIST|ENOTDIR|ENOTEMPTY|EISDIR|ERR_FS_EISDIR)$/;
const ALLOW = "Give your user permission to write there, or set EMBEDDINGS_DIR to another folder.";
const MAKE_WAY = "Move it away, or set EMBEDDINGS_DIR to another folder.";
const CHECK_DISK =
  "Check the disk and the system's log, then run `npm run index` again; until then the previous index answers.";

/** Codes that hide the underlying system error. */
const UNCLEAR = /^(?:EIO|SQLITE_(?:IOERR|READONLY|CANTOPEN|PERM)\w*)$/;

/**
 * Runs work that writes to a folder, and turns errors of the disk into messages for the user.
 *
 * @param bytesNeeded disk space that the work takes in all, for the message
 * @throws UserError DISK_FULL, NOT_WRITABLE, DISK_FAILED, or INDEX_DISTURBED when files vanished meanwhile;
 * anything else as it was thrown
 */
export async function explainDiskErrors<Result>(
  folder: string,
  bytesNeeded: number,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === "" || !isAbout(folder, error)) throw error;
    const cause = UNCLEAR.test(code) ? (whyNotWritable(folder) ?? code) : code;
    if (DISK_FULL.test(cause)) throw diskFull(folder, bytesNeeded, error);
    const explained = (code: ErrorCode, what: string, hint: string) =>
      new UserError(code, `${what}: ${(error as Error).message}`, hint, error);
    const notWritten = `The index can't be written to ${folder}`;
    if (NOT_WRITABLE.test(cause)) throw explained("NOT_WRITABLE", notWritten, ALLOW);
    if (IN_THE_WAY.test(cause)) throw explained("NOT_WRITABLE", notWritten, MAKE_WAY);
    if (UNCLEAR.test(cause))
      throw explained("DISK_FAILED", `The disk that holds ${folder} failed`, CHECK_DISK);
    if (cause === "ENOENT")
      throw explained(
        "INDEX_DISTURBED",
        `Files in ${folder} were deleted while the index was built`,
        "Run `npm run index` again.",
      );
    throw error;
  }
}

/** False for an error about another path, and for a reading error, which is about the articles. */
function isAbout(folder: string, error: unknown): boolean {
  const { path, syscall } = error as NodeJS.ErrnoException;
  return path === undefined ? syscall !== "read" : isInside(path, folder);
}

/** The code of the error that writing a file to a folder gives; `null` if it succeeds. */
function whyNotWritable(folder: string): string | null {
  try {
    tryWriting(folder);
    return freeInodes(folder) < INODES ? "ENOSPC" : null;
  } catch (error) {
    return codeOf(error);
  }
}

/** The error for a file that a library wrote without noticing that the disk failed. */
export function incompleteWrite(path: string, cause: unknown): Error {
  return Object.assign(new Error(`${path} was not written completely`, { cause }), {
    code: "EIO",
    path,
  });
}

/** @throws UserError if a folder's disk has less free space than a file will take */
export function requireRoom(folder: string, bytes: number): void {
  if (freeBytes(folder) < bytes) throw diskFull(folder, bytes);
}

function diskFull(folder: string, bytesNeeded: number, cause?: unknown): UserError {
  const hasInodes = freeInodes(folder) >= INODES;
  return new UserError(
    "DISK_FULL",
    hasInodes
      ? `The disk that holds ${folder} is full: ${megabytes(freeBytes(folder), Math.floor)} free, the index needs about ${megabytes(bytesNeeded, Math.ceil)}.`
      : `The disk that holds ${folder} has room for too few files: ${freeInodes(folder)} inodes are free, the index needs ${INODES}.`,
    `${hasInodes ? "Free some space" : "Delete files that you don't need, many small ones above all"}, or set EMBEDDINGS_DIR to a folder on another disk, and run \`npm run index\` again: it continues where it stopped.`,
    cause,
  );
}

function megabytes(bytes: number, round: (number: number) => number): string {
  return `${round(bytes / 1e6).toLocaleString("en")} MB`;
}
