import { existsSync, readFileSync, statSync } from "node:fs";
import { UserError } from "../../shared/errors.ts";
import { sha256, sha256OfFileSync } from "../../shared/files/sha256.ts";
import { codeOf } from "../../shared/files/system-errors.ts";
import { readWhole } from "./disk.ts";
import { isVerified, verifyAndRemember } from "./verified.ts";

/**
 * Files of an index are compared with their SHA-256 before anything else reads them: neither SQLite nor hnswlib is safe with
 * corrupt bytes. Once a generation has its name, none of its files is written again, so nothing changes between the
 * comparison and the reading.
 */

const MISSING = "is missing";

/** SQLite applies files with these endings to the database next to them. */
const STRAYS = ["-journal", "-wal"];

/** A file of an index is missing or is not what was written. */
export class IndexDamaged extends UserError {
  /** Which file, and what is wrong with it: "embeddings/CURRENT is missing". */
  readonly finding: string;
  readonly isMissing: boolean;

  constructor(path: string, what: string, cause?: unknown) {
    const finding = `${path} ${what}`;
    super(
      "INDEX_DAMAGED",
      `The index is damaged: ${finding}.`,
      "Run `npm run index` to repair it; your articles are not affected.",
      cause,
    );
    this.finding = finding;
    this.isMissing = what === MISSING;
  }
}

/** SHA-256 of a file. @throws IndexDamaged if it can't be read */
export function hashOf(path: string): string {
  return reading(path, sha256OfFileSync);
}

/** @returns the path @throws IndexDamaged unless the file exists and has this SHA-256 */
export function checkIntact(path: string, hash: string | undefined): string {
  if (hashOf(path) !== hash) throw altered(path);
  return path;
}

/** The same, and remembers the result. */
export function checkFully(path: string, hash: string): string {
  return reading(path, () => {
    verifyAndRemember(path, hash, () => checkIntact(path, hash));
    return path;
  });
}

/** The same, but a file that was verified lately is not read; see `verified.ts`. */
export function checkVerified(path: string, hash: string): string {
  return wasVerified(path, hash) ? path : checkFully(path, hash);
}

/** Whether a file exists and was lately found to have this SHA-256. */
export function wasVerified(path: string, hash: string): boolean {
  return unlessDamaged(() => reading(path, () => isVerified(path, hash))) ?? false;
}

/** The bytes of a file, compared unless it was verified lately. @throws IndexDamaged unless it exists and has this SHA-256 */
export function readVerified(path: string, hash: string): ArrayBuffer {
  checkVerified(path, hash);
  return reading(path, readWhole);
}

/** The bytes of a file. @throws IndexDamaged unless it exists and has this SHA-256 */
export function readIntact(path: string, hash: string | undefined): ArrayBuffer {
  const bytes = reading(path, readWhole);
  if (sha256(new Uint8Array(bytes)) !== hash) throw altered(path);
  return bytes;
}

/** True if the file exists and has this SHA-256. */
export function isIntact(path: string, hash: string | undefined): boolean {
  return unlessDamaged(() => hashOf(path)) === hash;
}

/** The result of reading; `null` if that finds damage. */
export function unlessDamaged<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof IndexDamaged) return null;
    throw error;
  }
}

/** A small file as text; `null` if there is none. @throws IndexDamaged if it can't be read */
export function readText(path: string): string | null {
  try {
    return reading(path, (file) => readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof IndexDamaged && error.isMissing) return null;
    throw error;
  }
}

export function altered(path: string): IndexDamaged {
  return new IndexDamaged(path, "is not what was written there");
}

function reading<Result>(path: string, read: (path: string) => Result): Result {
  try {
    if (!statSync(path).isFile()) throw new IndexDamaged(path, "is not a file");
    for (const stray of STRAYS.map((ending) => path + ending)) {
      if (existsSync(stray)) throw new IndexDamaged(stray, "does not belong there");
    }
    return read(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") throw new IndexDamaged(path, MISSING, error);
    if (code === "EIO") throw new IndexDamaged(path, "can't be read from the disk", error);
    if (code === "EACCES" || code === "EPERM")
      throw new UserError(
        "INDEX_NOT_READABLE",
        `${path} can't be read: permission denied.`,
        "Give your user permission to read it.",
        error,
      );
    throw error;
  }
}
