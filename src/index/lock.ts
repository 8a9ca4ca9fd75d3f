import { readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { holdExclusively } from "./database.ts";

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
    writeFileSync(note, JSON.stringify({ pid: process.pid, host: hostname(), since }));
    return await work();
  } finally {
    letGo();
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
