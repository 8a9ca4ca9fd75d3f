import { randomBytes } from "node:crypto";
import { UserError } from "../../shared/errors.ts";
import { answersIn } from "./answers.ts";
import { arrivalsIn } from "./arrivals.ts";
import { claimsIn } from "./claims.ts";
import { requireComplete } from "./copy.ts";
import { gapsIn } from "./gaps.ts";
import { laterIn } from "./later.ts";
import { metersIn } from "./meters.ts";
import { withFallback } from "./tables/fallback-tables.ts";
import { damageIn, isDiskError, openSqliteTables, putAside } from "./tables/memory-file.ts";
import { openTablesInMemory } from "./tables/sqlite-tables.ts";
import type { Tables } from "./tables/tables.ts";
import { turnsIn } from "./turns.ts";
import { votesIn } from "./votes.ts";

/** How long answers are kept; after that, their buttons expire and their gaps are gone. */
export const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What the bot remembers across restarts, and what its processes agree on. */
export type Store = Awaited<ReturnType<typeof openStore>>;

/** Receives what an operator should know about the memory. */
export type StoreWatch = {
  /** An attempt to read or write failed; the process's own memory is used in the meantime. */
  failed(error: unknown): void;
  /** The memory was damaged: the old one was renamed to `file`, and a new one was created. */
  putAside(file: string, damage: string): void;
};

const UNWATCHED: StoreWatch = { failed() {}, putAside() {} };

/** Where the memory is: in the folder DATA_DIR or, with STORE_URL, on a server. */
export type StoreLocation = { readonly dataDir: string; readonly storeUrl: string | null };

/**
 * Opens the bot's memory, created if missing. While it fails, its contents are kept in this process, so that limits hold and buttons
 * work.
 *
 * @throws UserError `STORE_UNUSABLE`, `STORE_TOO_NEW`, `STORE_UNFINISHED`, or the database's STORE_… errors
 */
export async function openStore(place: StoreLocation, watch = UNWATCHED) {
  const main =
    place.storeUrl === null ? soundTables(place.dataDir, watch) : await openTables(place);
  await requireComplete(main).catch(async (error) => {
    if (!(error instanceof UserError && error.code === "STORE_UNFINISHED")) return;
    await main.close();
    throw error;
  });
  const tables = withFallback(main, openTablesInMemory, watch.failed);
  const { query } = tables;
  const read = async (name: string) => {
    const sql = "SELECT value FROM notes WHERE name = $1";
    return (await query<{ value: Uint8Array }>(sql, [name]))[0]?.value ?? null;
  };
  await query("INSERT INTO notes (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [
    "secret",
    randomBytes(32),
  ]);
  return {
    answers: answersIn(tables),
    votes: votesIn(tables),
    gaps: gapsIn(tables),
    later: laterIn(tables),
    arrivals: arrivalsIn(tables),
    claims: claimsIn(tables, Date.now),
    turns: turnsIn(tables, Date.now),
    meters: metersIn(tables, Date.now),
    /** Key that signs the ids of buttons; 32 bytes, created with the store. */
    secret: (await read("secret"))!,
    /** Short texts by name, such as the hash of the registered commands. */
    async note(name: string): Promise<string | null> {
      const value = await read(name);
      return value && Buffer.from(value).toString();
    },
    async setNote(name: string, value: string): Promise<void> {
      await query(
        `INSERT INTO notes (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        [name, Buffer.from(value)],
      );
    },
    async dropNote(name: string): Promise<void> {
      await query("DELETE FROM notes WHERE name = $1", [name]);
    },
    /** Why the memory can't be written; `null` if it can. */
    failure: () => tables.failure(),
    close: () => tables.close(),
  };
}

/** Opens the tables in a folder. Damaged ones are moved aside; if a full disk prevents opening them, they are opened later. */
function soundTables(dataDir: string, watch: StoreWatch): Tables {
  let tables: Tables | null = null;
  try {
    const damage = damageIn(dataDir);
    if (damage !== null) watch.putAside(putAside(dataDir), damage);
    tables = openSqliteTables(dataDir);
  } catch (error) {
    if (!isDiskError(error)) throw error;
    watch.failed(error);
  }
  const opened = () => {
    tables ??= openSqliteTables(dataDir);
    return tables;
  };
  return {
    query: async (sql, values) => opened().query(sql, values),
    atOnce: async (statements) => opened().atOnce(statements),
    close: async () => tables?.close(),
  };
}

/** Opens the tables. PostgreSQL's client is loaded only if it is needed. */
export async function openTables({ dataDir, storeUrl }: StoreLocation): Promise<Tables> {
  if (storeUrl === null) return openSqliteTables(dataDir);
  const { openPostgresTables } = await import("./tables/postgres-tables.ts");
  return openPostgresTables(storeUrl);
}
