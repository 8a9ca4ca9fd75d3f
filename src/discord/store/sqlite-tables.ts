import { join } from "node:path";
import { type Database, openSharedSqlite } from "../../databases/sqlite.ts";
import { UserError } from "../../errors.ts";
import { type Dialect, SCHEMA_VERSION, STEPS, type Tables, type Value } from "./tables.ts";

const SQLITE: Dialect = {
  time: "INTEGER",
  bytes: "BLOB",
  table: "STRICT",
  keyed: "STRICT, WITHOUT ROWID",
};

/**
 * The memory in a folder, made when missing; all processes of the machine share it.
 *
 * @param folder DATA_DIR
 * @throws UserError `STORE_UNUSABLE` or `STORE_TOO_NEW`
 */
export function openSqliteTables(folder: string): Tables {
  const database = opened(join(folder, "bot.db"));
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
    query: async <Row extends object>(sql: string, values: readonly Value[] = []) =>
      run(sql, values) as Row[],
    atOnce: async (statements) =>
      database.transaction(() => {
        for (const [sql, values] of statements) run(sql, values);
      })(),
    close: async () => void database.close(),
  };
}

function opened(file: string): Database {
  let version: number;
  let database: Database;
  try {
    database = openSharedSqlite(file);
    version = updateTables(database);
  } catch (error) {
    throw new UserError(
      "STORE_UNUSABLE",
      `The bot's memory ${file} can't be used: ${error instanceof Error ? error.message : error}.`,
      "Make DATA_DIR a folder you can write to. If the file is damaged, move it away: the bot starts a new one and only forgets older answers.",
      error,
    );
  }
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
