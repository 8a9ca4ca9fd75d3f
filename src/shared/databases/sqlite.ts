import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";

export type { Database } from "better-sqlite3";

/** Opens an SQLite file without changing its settings. @throws SqliteError with a code such as SQLITE_CORRUPT or SQLITE_CANTOPEN */
export function openSqlite(file: string, options: Sqlite.Options = {}): Database {
  return new Sqlite(file, options);
}

/**
 * Opens an SQLite database that several processes read and write. It and its folder are created when missing, readable by
 * this user alone. Readers never wait for the writer, and commits survive a killed process.
 *
 * @throws Error of the file system or SQLite if the file can't be opened or is no database
 */
export function openSharedSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // An existing file is not opened here: closing it would release the locks that this process has on it.
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  const database = openSqlite(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  database.pragma("foreign_keys = ON");
  return database;
}
