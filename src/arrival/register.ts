import { openArrivals } from "./open-arrivals.ts";

/** What is remembered about an article that was added with `/add` or by a feed. */
export type Arrival = {
  /** Path relative to the articles folder, with forward slashes. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Discord id of the person who added it; `null` for a feed. */
  readonly by: string | null;
  /** Discord id of the server where it was added; `null` for a direct message or a feed. */
  readonly guild: string | null;
  /** The address it was fetched from; `null` for an attachment. */
  readonly url: string | null;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
};

/** Remembers across restarts which articles were added. */
export type Register = ReturnType<typeof openRegister>;

const TABLES = `
  CREATE TABLE IF NOT EXISTS arrivals (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT,
    guild TEXT,
    url TEXT,
    hash TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS "arrivalsByHash" ON arrivals (hash);
`;

/** Opens the register in DATA_DIR, created if missing. @throws UserError STORE_UNUSABLE */
export function openRegister(dataDir: string) {
  const database = openArrivals(dataDir, TABLES);
  const insert = database.prepare<Arrival>(
    `INSERT OR IGNORE INTO arrivals (id, at, by, guild, url, hash)
     VALUES (@id, @at, @by, @guild, @url, @hash)`,
  );
  const find = database.prepare<[string], Arrival>("SELECT * FROM arrivals WHERE id = ?");
  const withHash = database.prepare<[string], Arrival>("SELECT * FROM arrivals WHERE hash = ?");
  const newest = database.prepare<[number], Arrival>(
    "SELECT * FROM arrivals ORDER BY at DESC, id LIMIT ?",
  );
  const remove = database.prepare<[string]>("DELETE FROM arrivals WHERE id = ?");
  return {
    /** @returns false if that id is already registered; its entry stays unchanged */
    add: (arrival: Arrival): boolean => insert.run(arrival).changes === 1,
    find: (id: string): Arrival | null => find.get(id) ?? null,
    withHash: (hash: string): Arrival[] => withHash.all(hash),
    /** The articles added last, newest first. */
    newest: (count: number): Arrival[] => newest.all(count),
    remove: (id: string): void => void remove.run(id),
    close: (): void => void database.close(),
  };
}
