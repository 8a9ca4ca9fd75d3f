import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { retry } from "../../async/retry.ts";
import { type Database, openSharedSqlite, openSqlite } from "../../databases/sqlite.ts";
import { UserError } from "../../errors.ts";
import { type Dialect, SCHEMA_VERSION, STEPS, type Tables, type Value } from "./tables.ts";

const SQLITE: Dialect = {
  time: "INTEGER",
  bytes: "BLOB",
  table: "STRICT",
  keyed: "STRICT, WITHOUT ROWID",
};

/** SQLite waits for a lock without letting others run, so that heartbeats would be late. */
const LOCK_MS = 5;

/** Nor does this process wait for long: Discord wants an answer within three seconds. */
const LOCKED = {
  retries: 12,
  firstWaitMs: 10,
  factor: 1.5,
  longestWaitMs: 200,
  isPassing: isLocked,
};

/** The memory's file, with the log and the index of the log that SQLite keeps beside it. */
export const FILE = "bot.db";
const BESIDE = ["", "-wal", "-shm"];

/** 64 MB in pages of 4 kB. */
const MOST_PAGES = 16_384;

/**
 * The memory in a folder, made when missing; all processes of the machine share it.
 *
 * @param folder DATA_DIR
 * @throws UserError `STORE_UNUSABLE` or `STORE_TOO_NEW`
 */
export function openSqliteTables(folder: string): Tables {
  return tablesIn(opened(join(folder, FILE)));
}

/** Empty tables in the memory of this process; when they are full, every statement that adds to them fails. */
export function openTablesInMemory(): Tables {
  const database = openSqlite(":memory:");
  updateTables(database);
  database.pragma(`max_page_count = ${MOST_PAGES}`);
  return tablesIn(database);
}

/**
 * What is wrong with the memory's file, in SQLite's words; `null` when it is sound or not there.
 *
 * @throws UserError `STORE_UNUSABLE` when it can't be opened
 */
export function damageIn(folder: string): string | null {
  const file = join(folder, FILE);
  if (!existsSync(file)) return null;
  const database = inWords(file, () => openSqlite(file, { fileMustExist: true }));
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

/** Gives the memory's file another name in its folder. @returns its path now */
export function putAside(folder: string): string {
  const file = join(folder, FILE);
  const name = `${file}.damaged-${new Date().toISOString().replaceAll(":", "-")}`;
  for (const suffix of BESIDE)
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${name}${suffix}`);
  return name;
}

function tablesIn(database: Database): Tables {
  const prepared = new Map<string, ReturnType<Database["prepare"]>>();
  const run = (sql: string, values: readonly Value[]): unknown[] => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    // `$1` is a name to SQLite.
    const named = Object.fromEntries(values.map((value, i) => [i + 1, value]));
    if (statement.reader) return statement.all(named);
    statement.run(named);
    return [];
  };
  return {
    query: <Row extends object>(sql: string, values: readonly Value[] = []) =>
      unlocked(() => run(sql, values) as Row[]),
    atOnce: (statements) =>
      unlocked(() =>
        database
          .transaction(() => {
            for (const [sql, values] of statements) run(sql, values);
          })
          .immediate(),
      ),
    close: async () => void database.close(),
  };
}

/** Does the work, again when another program has the database locked, while other things go on. */
async function unlocked<Result>(work: () => Result): Promise<Result> {
  try {
    return work();
  } catch (error) {
    if (!isLocked(error)) throw error;
    return retry(async () => work(), LOCKED);
  }
}

function isLocked(error: unknown): boolean {
  return codeOf(error).startsWith("SQLITE_BUSY");
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code);
}

/** Whether the memory could not be opened for want of space, or because of its disk, which may pass. */
export function isOfTheDisk(error: unknown): boolean {
  return (
    error instanceof UserError &&
    /^(ENOSPC|EDQUOT|EIO|SQLITE_FULL|SQLITE_IOERR|SQLITE_BUSY)/.test(codeOf(error.cause))
  );
}

function opened(file: string): Database {
  const [database, version] = inWords(file, () => {
    const database = openSharedSqlite(file);
    const version = updateTables(database);
    database.pragma(`busy_timeout = ${LOCK_MS}`);
    return [database, version] as const;
  });
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

/**
 * Brings the tables up to date, all or none, also when several processes do so at the same time.
 *
 * @returns the version they have now: above SCHEMA_VERSION when a newer program has written them
 */
function updateTables(database: Database): number {
  const version = () => database.pragma("user_version", { simple: true }) as number;
  const update = database.transaction(() => {
    if (version() >= SCHEMA_VERSION) return;
    for (const step of STEPS.slice(version())) database.exec(step(SQLITE));
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  update.immediate();
  return version();
}

/** @throws UserError `STORE_UNUSABLE` for what the work throws */
function inWords<Result>(file: string, work: () => Result): Result {
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
