import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";

export type { Database } from "better-sqlite3";

/**
 * Open an SQLite database for reading and writing; it and its folder are made when missing, for the
 * operating user alone. Readers never wait for the writer, and what was committed survives a killed process.
 *
 * @throws SqliteError if the file is no database or can't be opened
 */
export function openDatabase(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new Sqlite(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  database.pragma("foreign_keys = ON");
  return database;
}
