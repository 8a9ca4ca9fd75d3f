import { randomBytes } from "node:crypto";
import { UserError } from "../../shared/errors.ts";
import { answersIn } from "./answers.ts";
import { arrivalsIn } from "./arrivals.ts";
import { claimsIn } from "./claims.ts";
import { requireComplete } from "./copy.ts";
import { withFallback } from "./fallback-tables.ts";
import { gapsIn } from "./gaps.ts";
import { laterIn } from "./later.ts";
import { damageIn, isDiskError, openSqliteTables, putAside } from "./memory-file.ts";
import { metersIn } from "./meters.ts";
import { openTablesInMemory } from "./sqlite-tables.ts";
import type { Tables } from "./tables.ts";
import { turnsIn } from "./turns.ts";
import { votesIn } from "./votes.ts";

/** How long answers are remembered: then their buttons expire and their gaps are closed. */
export const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What the bot remembers across restarts, and what its processes agree on. */
export type Store = Awaited<ReturnType<typeof openStore>>;

/** What an operator should know of the memory. */
export type StoreWatch = {
  /** An attempt to read or write failed; the memory of the process serves meanwhile. */
  failed(error: unknown): void;
  /** The memory was damaged: a new one was begun, and the old one is now that file. */
  putAside(file: string, damage: string): void;
};

const UNWATCHED: StoreWatch = { failed() {}, putAside() {} };

/** Where the memory is: in the folder DATA_DIR, or with STORE_URL on a server. */
export type StoreLocation = { readonly dataDir: string; readonly storeUrl: string | null };

/**
 * Opens the bot's memory, created when missing. While it fails, what is to be remembered is kept in the
 * memory of this process, so that limits hold and buttons work.
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
    /** Signs what buttons carry; 32 bytes, made with the store. */
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
    /** Why nothing can be remembered beyond this process; `null` when it can. */
    failure: () => tables.failure(),
    close: () => tables.close(),
  };
}

/** The tables in a folder; damaged ones are put aside. Those that a full disk keeps from opening are opened later. */
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

/** Opens the tables; PostgreSQL's client is loaded only when it is needed. */
export async function openTables({ dataDir, storeUrl }: StoreLocation): Promise<Tables> {
  if (storeUrl === null) return openSqliteTables(dataDir);
  const { openPostgresTables } = await import("./postgres-tables.ts");
  return openPostgresTables(storeUrl);
}
