/** The file of the bot's memory: opening it, checking it, and moving it aside if it is damaged. */
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { type Database, openSharedSqlite, openSqlite } from "../../../shared/databases/sqlite.ts";
import { UserError } from "../../../shared/errors.ts";
import { codeOf, DISK_FAILED, DISK_FULL } from "../../../shared/files/system-errors.ts";
import { tablesIn, updateTables } from "./sqlite-tables.ts";
import { SCHEMA_VERSION, type Tables } from "./tables.ts";

/** The memory's file, and the write-ahead log and its index that SQLite keeps next to it. */
export const FILE = "bot.db";
const BESIDE = ["", "-wal", "-shm"];

/**
 * Opens the memory in a folder, created if missing; all processes on the machine share it.
 *
 * @param folder DATA_DIR
 * @throws UserError `STORE_UNUSABLE` or `STORE_TOO_NEW`
 */
export function openSqliteTables(folder: string): Tables {
  return tablesIn(opened(join(folder, FILE)));
}

/**
 * What is wrong with the memory's file, in SQLite's words; `null` if it is intact or does not exist.
 *
 * @throws UserError `STORE_UNUSABLE` if it can't be opened
 */
export function damageIn(folder: string): string | null {
  const file = join(folder, FILE);
  if (!existsSync(file)) return null;
  const database = explained(file, () => openSqlite(file, { fileMustExist: true }));
  try {
    const found = database.pragma("quick_check(1)", { simple: true }) as string;
    return found === "ok" ? null : found;
  } catch (error) {
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))) throw unusable(file, error);
    return (error as Error).message;
  } finally {
    database.close();
  }
}

/** Renames the memory's file within its folder. @returns its new path */
export function putAside(folder: string): string {
  const file = join(folder, FILE);
  const name = `${file}.damaged-${new Date().toISOString().replaceAll(":", "-")}`;
  for (const suffix of BESIDE)
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${name}${suffix}`);
  return name;
}

/** Whether the memory could not be opened for lack of disk space or because of a disk error, which may be temporary. */
export function isDiskError(error: unknown): boolean {
  if (!(error instanceof UserError)) return false;
  const code = codeOf(error.cause);
  return DISK_FULL.test(code) || DISK_FAILED.test(code) || code.startsWith("SQLITE_BUSY");
}

function opened(file: string): Database {
  const database = explained(file, () => openSharedSqlite(file));
  const version = explained(file, () => updateTables(database));
  if (version > SCHEMA_VERSION) {
    database.close();
    throw new UserError(
      "STORE_TOO_NEW",
      `The bot's memory ${file} was written by a newer version.`,
      "Update Quotewell, or set DATA_DIR to another folder.",
    );
  }
  return database;
}

/** @throws UserError `STORE_UNUSABLE` for any error of the work */
function explained<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, error: unknown): UserError {
  return new UserError(
    "STORE_UNUSABLE",
    `The bot's memory ${file} can't be used: ${error instanceof Error ? error.message : error}.`,
    "Make DATA_DIR a folder you can write to. A damaged file is put aside by `npm start`: the bot begins a new one and only forgets older answers.",
    error,
  );
}
