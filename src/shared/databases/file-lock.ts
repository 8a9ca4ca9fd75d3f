import { truncateSync } from "node:fs";
import { codeOf } from "../files/system-errors.ts";
import { openSqlite } from "./sqlite.ts";

/**
 * Locks a file, which is created if missing. The lock is the operating system's and ends with the process: the file is
 * an empty SQLite database with an open transaction.
 *
 * @returns a function that releases it; `null` when another process has it
 * @throws SqliteError if the file can't be created or opened
 */
export function tryLock(path: string): (() => void) | null {
  const database = openSqlite(path, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    return () => database.close();
  } catch (error) {
    database.close();
    const code = codeOf(error);
    if (code === "SQLITE_BUSY") return null;
    if (code !== "SQLITE_NOTADB") throw error;
    // The file is damaged. It never holds any data, so it can be emptied.
    truncateSync(path);
    return tryLock(path);
  }
}
