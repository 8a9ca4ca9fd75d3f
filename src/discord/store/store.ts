import { randomBytes } from "node:crypto";
import { type Answers, answersIn } from "./answers.ts";
import { type Claims, claimsIn } from "./claims.ts";
import { type Gaps, gapsIn, type Votes, votesIn } from "./feedback.ts";
import { type Meters, metersIn, type Turns, turnsIn } from "./limits.ts";
import { openSqliteTables } from "./sqlite-tables.ts";
import type { Tables } from "./tables.ts";

/** How long answers are remembered: then their buttons expire and their gaps are closed. */
export const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What the bot remembers across restarts, and what its processes agree on. */
export type Store = {
  readonly answers: Answers;
  readonly votes: Votes;
  readonly gaps: Gaps;
  readonly claims: Claims;
  readonly turns: Turns;
  readonly meters: Meters;
  /** Signs what buttons carry; 32 bytes, made with the store. */
  readonly secret: Uint8Array;
  /** Short texts by name, such as the hash of the registered commands. */
  note(name: string): Promise<string | null>;
  setNote(name: string, value: string): Promise<void>;
  close(): Promise<void>;
};

/** Where the memory is: in the folder DATA_DIR, or with STORE_URL on a server. */
export type StoreLocation = { readonly dataDir: string; readonly storeUrl: string | null };

/**
 * Opens the bot's memory, created when missing.
 *
 * @throws UserError `STORE_UNUSABLE`, `STORE_TOO_NEW`, or the database's STORE_… errors
 */
export async function openStore(place: StoreLocation): Promise<Store> {
  return storeIn(await openTables(place));
}

/** Opens the tables; PostgreSQL's client is loaded only when it is needed. */
export async function openTables({ dataDir, storeUrl }: StoreLocation): Promise<Tables> {
  if (storeUrl === null) return openSqliteTables(dataDir);
  const { openPostgresTables } = await import("./postgres-tables.ts");
  return openPostgresTables(storeUrl);
}

async function storeIn(tables: Tables): Promise<Store> {
  const { query } = tables;
  const read = async (name: string) =>
    (await query<{ value: Uint8Array }>("SELECT value FROM notes WHERE name = $1", [name]))[0]
      ?.value ?? null;
  await query("INSERT INTO notes (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [
    "secret",
    randomBytes(32),
  ]);
  const secret = (await read("secret"))!;
  return {
    answers: answersIn(tables),
    votes: votesIn(tables),
    gaps: gapsIn(tables),
    claims: claimsIn(tables, Date.now),
    turns: turnsIn(tables, Date.now),
    meters: metersIn(tables, Date.now),
    secret,
    async note(name) {
      const value = await read(name);
      return value && Buffer.from(value).toString();
    },
    async setNote(name, value) {
      await query(
        `INSERT INTO notes (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        [name, Buffer.from(value)],
      );
    },
    close: () => tables.close(),
  };
}
