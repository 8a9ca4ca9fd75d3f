/** The lock file next to a model's files: the hub's revision that they are from, and the hash that each must have. */
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { codeOf } from "../../shared/files/system-errors.ts";

const LOCK_FILE = "revision.json";

export type ModelLock = {
  /** A commit, or, if the hub names none, the branch or tag that was requested. */
  readonly revision: string;
  /** By path in the repository; `null` for a file that the hub does not have. */
  readonly files: { readonly [path: string]: StoredFile | null };
};

export type StoredFile = { readonly sha256: string; readonly bytes: number };

/**
 * The lock of a model; `null` if there is none, because its files were put there by hand.
 *
 * @throws UserError `MODEL_CHANGED` if it can't be read
 */
export async function readLock(folder: string): Promise<ModelLock | null> {
  const path = join(folder, LOCK_FILE);
  try {
    const { revision, files } = JSON.parse(await readFile(path, "utf8")) as ModelLock;
    if (typeof revision === "string" && typeof files === "object" && files)
      return { revision, files };
    throw new Error("revision or files are missing");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return null;
    throw new UserError(
      "MODEL_CHANGED",
      `${path} can't be read: ${(error as Error).message}.`,
      `Delete ${folder} to fetch the model again.`,
      error,
    );
  }
}

/** Replaces the lock atomically. Call it only while holding the folder: see `holdingFolder`. */
export async function addToLock(folder: string, { revision, files }: ModelLock): Promise<void> {
  const path = join(folder, LOCK_FILE);
  const before = await readLock(folder);
  const lock: ModelLock = { revision, files: { ...before?.files, ...files } };
  const written = `${path}.new`;
  await writeFile(written, `${JSON.stringify(lock, null, 2)}\n`);
  await rename(written, path);
}

/**
 * Makes sure that files are the ones that were downloaded. Files that the lock does not name were put there by hand.
 *
 * @param hashes SHA-256 by path
 * @throws UserError `MODEL_CHANGED`
 */
export async function checkLock(
  folder: string,
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  const lock = await readLock(folder);
  for (const [path, sha256] of hashes) {
    const locked = lock?.files[path];
    if (!locked || locked.sha256 === sha256) continue;
    throw new UserError(
      "MODEL_CHANGED",
      `${join(folder, path)} is not the file that was downloaded: ${LOCK_FILE} beside it states another SHA-256.`,
      `Delete the file to fetch it again; delete ${LOCK_FILE} if you have changed the model on purpose.`,
    );
  }
}
