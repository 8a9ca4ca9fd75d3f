import { retry } from "../../shared/async/retry.ts";
import { type Database, openSqlite } from "../../shared/databases/sqlite.ts";
import { codeOf } from "../../shared/files/system-errors.ts";
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

/** 64 MB in pages of 4 kB. */
const MOST_PAGES = 16_384;

/** Empty tables in the memory of this process; when they are full, every statement that adds to them fails. */
export function openTablesInMemory(): Tables {
  const database = openSqlite(":memory:");
  updateTables(database);
  database.pragma(`max_page_count = ${MOST_PAGES}`);
  return tablesIn(database);
}

/** The tables of a database that is up to date. */
export function tablesIn(database: Database): Tables {
  database.pragma(`busy_timeout = ${LOCK_MS}`);
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

/**
 * Brings the tables up to date, all or none, also when several processes do so at the same time. For tables that are, no
 * lock of another program is waited for.
 *
 * @returns the version they have now: above SCHEMA_VERSION when a newer program has written them
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
