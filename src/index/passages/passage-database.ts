import { dirname, join } from "node:path";
import { type Database, openSqlite } from "../../shared/databases/sqlite.ts";
import { FILE } from "../generation/manifest.ts";
import { attachEarlier, isLayered } from "./layers.ts";

export type { Database } from "../../shared/databases/sqlite.ts";

/**
 * `files` has a row for every file that was read, also for one that gave no article. A passage without a
 * row in `vectors` is still to be embedded. Ids of passages are never reused: the vector index knows
 * passages by them. Nor are keys of articles: `layers.ts` says why. A row of `wordVectors` has those of a passage's heading and text; `wordSpace` has one row
 * once the first passage is embedded. Texts of articles have a table of their own, so that all others fit in few pages.
 */
const SCHEMA = `
  CREATE TABLE origin (json TEXT NOT NULL) STRICT;
  CREATE TABLE files (
    id TEXT PRIMARY KEY, size REAL NOT NULL, modified REAL NOT NULL, seen REAL NOT NULL,
    hash TEXT NOT NULL, skipped TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE articles (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, collection TEXT, title TEXT NOT NULL,
    titleDerived INTEGER NOT NULL, publisher TEXT, published TEXT, url TEXT, language TEXT
  ) STRICT;
  CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX articlesByDay ON articles (published, collection);
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    spanStart INTEGER NOT NULL, spanEnd INTEGER NOT NULL, paragraph INTEGER NOT NULL,
    sentences BLOB NOT NULL, words BLOB NOT NULL, text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX passagesOfArticle ON passages (article, spanStart);
  CREATE TABLE vectors (
    passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE, vector BLOB NOT NULL
  ) STRICT;
  CREATE TABLE wordVectors (
    passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE, vectors BLOB NOT NULL
  ) STRICT;
  CREATE TABLE wordSpace (
    projection BLOB NOT NULL, chance REAL NOT NULL, unrelated REAL NOT NULL, related REAL NOT NULL
  ) STRICT;
`;

/** A question reads some two hundred rows from all over the file, a whole page for each; larger ones waste less between rows. */
const PAGE_BYTES = 16_384;

/**
 * What SQLite keeps of a database that is read, as a pragma; better-sqlite3's default is 16 MB. Hardly any page is read twice, and the
 * room of one that was read just now is still in the processor's cache when it is used for the next.
 */
const READ_CACHE = "cache_size = -2000";

/**
 * A `passages.db`, with the `earlier.db` beside it if it has only what changed since.
 *
 * @throws SqliteError with a code such as SQLITE_CORRUPT or SQLITE_CANTOPEN
 */
export function openPassageDatabase(path: string, to: "read" | "write" | "create"): Database {
  const database = openSqlite(path, { readonly: to === "read", fileMustExist: to !== "create" });
  // Commits are synced, journal and all: a power failure costs no batch of vectors.
  if (to !== "read") {
    database.pragma("synchronous = EXTRA");
    // macOS empties the disk's own cache only for this.
    database.pragma("fullfsync = ON");
    database.pragma("foreign_keys = ON");
  }
  if (to === "create") {
    database.pragma(`page_size = ${PAGE_BYTES}`);
    // SQLite turned it into a number of pages when these still had their usual 4 KB.
    database.pragma(`cache_size = ${database.pragma("cache_size", { simple: true })}`);
    database.exec(`BEGIN; ${SCHEMA} COMMIT`);
  } else if (isLayered(database)) {
    attachEarlier(database, join(dirname(path), FILE.earlierPassages));
    if (to === "read") database.pragma(`earlier.${READ_CACHE}`);
  }
  if (to === "read") database.pragma(READ_CACHE);
  return database;
}

/**
 * What a `passages.db` was made from, in JSON; the `earlier.db` beside it is not touched.
 *
 * @param to "write" where a commit may have been cut short: what is left of it can't be undone for reading alone
 */
export function originIn(path: string, to: "read" | "write"): string | undefined {
  const database = openSqlite(path, { readonly: to === "read", fileMustExist: true });
  try {
    return database.prepare<[], string>("SELECT json FROM origin").pluck().get();
  } finally {
    database.close();
  }
}
