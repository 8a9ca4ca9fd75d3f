import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { UserError } from "../../errors.ts";
import { holdExclusively } from "../passages/passage-database.ts";
import { remove, writeWhole } from "./disk.ts";

/**
 * Runs work that only one process may do to an index at a time. The lock is the operating system's, on
 * the file `LOCK`, so it ends with the process; `LOCK.json` only tells others whom they are waiting for.
 *
 * @throws UserError INDEX_LOCKED if another process holds the lock
 */
export async function holdingLock<Result>(
  embeddingsDir: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const letGo = holdExclusively(join(embeddingsDir, "LOCK"));
  const note = join(embeddingsDir, "LOCK.json");
  if (!letGo) {
    throw new UserError(
      "INDEX_LOCKED",
      `${embeddingsDir} is being updated by ${holder(note)}.`,
      "Wait until it is done, or stop it; then run `npm run index` again.",
    );
  }
  try {
    const since = new Date().toISOString();
    writeWhole(note, JSON.stringify({ pid: process.pid, host: hostname(), since }));
    return await work();
  } finally {
    forget(note);
    letGo();
  }
}

/** Should it stay, the next holder writes over it. */
function forget(note: string): void {
  try {
    remove(note);
  } catch {
    // A failing disk has made itself heard before.
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
