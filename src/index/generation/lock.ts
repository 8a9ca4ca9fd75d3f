import { existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { tryLock } from "../../shared/databases/file-lock.ts";
import { UserError } from "../../shared/errors.ts";
import { removeFile, replaceFile } from "./disk.ts";

export const LOCK = "LOCK";
const NOTE = "LOCK.json";

/**
 * Runs work that only one process at a time may do on an index. The lock is the operating system's, on the file `LOCK`, so it
 * ends with the process; `LOCK.json` names its holder for messages.
 *
 * @throws UserError INDEX_LOCKED if another process holds the lock
 */
export async function holdingLock<Result>(
  embeddingsDir: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const release = tryLock(join(embeddingsDir, LOCK));
  const note = join(embeddingsDir, NOTE);
  if (release === null) {
    throw new UserError(
      "INDEX_LOCKED",
      `${embeddingsDir} is being updated by ${holder(note)}.`,
      "Wait until it is done, or stop it; then try again.",
    );
  }
  try {
    const since = new Date().toISOString();
    replaceFile(note, JSON.stringify({ pid: process.pid, host: hostname(), since }));
    return await work();
  } finally {
    tryRemoving(note);
    release();
  }
}

/** Which process updates the index, in words; `null` when none does. @throws SqliteError if the lock can't be tried */
export function lockHolder(embeddingsDir: string): string | null {
  const note = join(embeddingsDir, NOTE);
  // Left by a process that was killed, too. Without it the lock is not tried: another process may be about to take it.
  if (!existsSync(note)) return null;
  const release = tryLock(join(embeddingsDir, LOCK));
  release?.();
  return release === null ? holder(note) : null;
}

function tryRemoving(note: string): void {
  try {
    removeFile(note);
  } catch {
    // A file that stays is overwritten by the next holder; a failing disk was reported before.
  }
}

function holder(note: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(note, "utf8"));
    return `process ${pid} on ${host} since ${since}`;
  } catch {
    return "another process";
  }
}
