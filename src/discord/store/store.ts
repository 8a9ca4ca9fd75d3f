import { randomBytes } from "node:crypto";
import { answersIn } from "./answers.ts";
import { claimsIn } from "./claims.ts";
import { gapsIn, votesIn } from "./feedback.ts";
import { metersIn, turnsIn } from "./limits.ts";
import { openSqliteTables } from "./sqlite-tables.ts";
import type { Tables } from "./tables.ts";

/** How long answers are remembered: then their buttons expire and their gaps are closed. */
export const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What the bot remembers across restarts, and what its processes agree on. */
export type Store = Awaited<ReturnType<typeof openStore>>;

/** Where the memory is: in the folder DATA_DIR, or with STORE_URL on a server. */
export type StoreLocation = { readonly dataDir: string; readonly storeUrl: string | null };

/**
 * Opens the bot's memory, created when missing.
 *
 * @throws UserError `STORE_UNUSABLE`, `STORE_TOO_NEW`, or the database's STORE_… errors
 */
export async function openStore(place: StoreLocation) {
  const tables = await openTables(place);
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
    close: () => tables.close(),
  };
}

/** Opens the tables; PostgreSQL's client is loaded only when it is needed. */
export async function openTables({ dataDir, storeUrl }: StoreLocation): Promise<Tables> {
  if (storeUrl === null) return openSqliteTables(dataDir);
  const { openPostgresTables } = await import("./postgres-tables.ts");
  return openPostgresTables(storeUrl);
}
