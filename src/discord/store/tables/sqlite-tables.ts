import { retry } from "../../../shared/async/retry.ts";
import { type Database, openSqlite } from "../../../shared/databases/sqlite.ts";
import { codeOf } from "../../../shared/files/system-errors.ts";
import { type Dialect, SCHEMA_VERSION, STEPS, type Tables, type Value } from "./tables.ts";

const SQLITE: Dialect = {
  time: "INTEGER",
  bytes: "BLOB",
  table: "STRICT",
  keyed: "STRICT, WITHOUT ROWID",
};

/** SQLite blocks the process while it waits for a lock, so a longer wait would delay heartbeats. */
const LOCK_MS = 5;

/** The process retries, but not for long: Discord expects a response within three seconds. */
const LOCKED = {
  retries: 12,
  firstWaitMs: 10,
  factor: 1.5,
  longestWaitMs: 200,
  isPassing: isLocked,
};

/** 64 MB in pages of 4 kB. */
const MOST_PAGES = 16_384;

/** Empty tables in this process's memory; when they are full, statements that add to them fail. */
export function openTablesInMemory(): Tables {
  const database = openSqlite(":memory:");
  updateTables(database);
  database.pragma(`max_page_count = ${MOST_PAGES}`);
  return tablesIn(database);
}

/** The tables in a database whose schema is up to date. */
export function tablesIn(database: Database): Tables {
  database.pragma(`busy_timeout = ${LOCK_MS}`);
  const prepared = new Map<string, ReturnType<Database["prepare"]>>();
  const run = (sql: string, values: readonly Value[]): unknown[] => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    // To SQLite, `$1` is a name.
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

/** Does the work, retrying without blocking while another program has the database locked. */
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

/**
 * Upgrades the tables in one transaction, even if several processes do so at the same time. If they are already up to date, it does not
 * wait for other programs' locks.
 *
 * @returns their version now: above SCHEMA_VERSION if a newer program has written them
 */
export function updateTables(database: Database): number {
  const version = () => database.pragma("user_version", { simple: true }) as number;
  const update = database.transaction(() => {
    if (version() >= SCHEMA_VERSION) return;
    for (const step of STEPS.slice(version())) database.exec(step(SQLITE));
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  if (version() < SCHEMA_VERSION) update.immediate();
  return version();
}
