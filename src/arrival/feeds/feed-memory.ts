import { sha256 } from "../../shared/files/sha256.ts";
import { openArrivals } from "../open-arrivals.ts";

/** What is remembered about a feed across restarts. */
export type FeedState = {
  /** When to poll it next, in milliseconds since 1970. */
  readonly dueAt: number;
  /** The validators of the last response, for a conditional request (RFC 9110, 13.1). */
  readonly etag: string | null;
  readonly modified: string | null;
  /** Polls that have failed since the last success. */
  readonly failures: number;
  /** False before the first successful poll. */
  readonly isKnown: boolean;
};

/** Items remembered for each feed: more than a feed has, so that none is added twice. */
const MOST_ITEMS = 5000;

const TABLES = `
  CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY,
    "dueAt" INTEGER NOT NULL,
    etag TEXT,
    modified TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    "isKnown" INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS "feedItems" (
    feed TEXT NOT NULL,
    item TEXT NOT NULL,
    "listedAt" INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    "isDone" INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (feed, item)
  ) STRICT, WITHOUT ROWID;
`;

export type FeedMemory = ReturnType<typeof openFeedMemory>;

/** Remembers which items of feeds were handled. @throws UserError STORE_UNUSABLE */
export function openFeedMemory(dataDir: string) {
  const database = openArrivals(dataDir, TABLES);
  const get = database.prepare<[string], Omit<FeedState, "isKnown"> & { isKnown: 0 | 1 }>(
    "SELECT * FROM feeds WHERE url = ?",
  );
  const make = database.prepare<[string]>(
    'INSERT OR IGNORE INTO feeds (url, "dueAt") VALUES (?, 0)',
  );
  const take = database.prepare<[number, string, number, number]>(
    'UPDATE feeds SET "dueAt" = ? WHERE url = ? AND ("dueAt" <= ? OR "dueAt" > ?)',
  );
  const set = database.prepare<[object]>(
    `UPDATE feeds SET "dueAt" = @dueAt, etag = @etag, modified = @modified, failures = @failures,
       "isKnown" = @isKnown WHERE url = @url`,
  );
  const list = database.prepare<[string, string, number]>(
    `INSERT INTO "feedItems" (feed, item, "listedAt") VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET "listedAt" = excluded."listedAt"`,
  );
  const item = database.prepare<[string, string], { tries: number; isDone: 0 | 1 }>(
    'SELECT tries, "isDone" FROM "feedItems" WHERE feed = ? AND item = ?',
  );
  const done = database.prepare<[string, string]>(
    'UPDATE "feedItems" SET "isDone" = 1 WHERE feed = ? AND item = ?',
  );
  const tried = database.prepare<[string, string]>(
    'UPDATE "feedItems" SET tries = tries + 1 WHERE feed = ? AND item = ?',
  );
  const forget = database.prepare<[string, string, number]>(
    `DELETE FROM "feedItems" WHERE feed = ? AND item NOT IN
       (SELECT item FROM "feedItems" WHERE feed = ? ORDER BY "listedAt" DESC, item LIMIT ?)`,
  );
  return {
    state(url: string): FeedState {
      make.run(url);
      const state = get.get(url)!;
      return { ...state, isKnown: state.isKnown === 1 };
    },
    /**
     * Claims a feed that is due: no other process polls it until it is due again.
     *
     * @param latest a feed that is due after this time is due now, because the clock must have been set back
     * @returns false if it is not due, or another process has claimed it
     */
    claim: (url: string, now: number, nextAt: number, latest: number): boolean =>
      take.run(nextAt, url, now, latest).changes === 1,
    finish: (url: string, state: FeedState): void =>
      void set.run({ ...state, url, isKnown: Number(state.isKnown) }),
    /** Which of the items, by their keys, have yet to be handled. All are remembered as listed now. */
    undone: database.transaction((url: string, keys: readonly string[], now: number): string[] => {
      for (const key of keys) list.run(url, nameOf(key), now);
      forget.run(url, url, MOST_ITEMS);
      return keys.filter((key) => item.get(url, nameOf(key))?.isDone !== 1);
    }),
    done: database.transaction((url: string, keys: readonly string[]): void => {
      for (const key of keys) done.run(url, nameOf(key));
    }),
    /** @returns how often it has failed, including this time */
    tried(url: string, key: string): number {
      tried.run(url, nameOf(key));
      return item.get(url, nameOf(key))?.tries ?? 1;
    },
    close: (): void => void database.close(),
  };
}

/** A hash of fixed length, because strangers choose the keys. */
function nameOf(key: string): string {
  return sha256(key, "base64url");
}
