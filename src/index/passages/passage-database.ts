import { dirname, join } from "node:path";
import { type Database, openSqlite } from "../../shared/databases/sqlite.ts";
import { FILE } from "../generation/manifest.ts";
import { attachEarlier, isLayered } from "./layers.ts";

export type { Database } from "../../shared/databases/sqlite.ts";

/**
 * `files` has a row for every file that was read; `skipped` is `null` or why it gave no article, as in `stored-reason.ts`. A passage
 * without a row in `vectors` has yet to be embedded. Ids of passages are never reused, because the vector index refers to passages by them; nor are keys of
 * articles, see `layers.ts`. A row of `wordVectors` has the vectors of a passage's heading and text; `wordSpace` has one row
 * once the first passage is embedded. Texts of articles have a table of their own, so that the others fit in few pages.
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

/** A question reads some two hundred rows from all over the file, a whole page for each. Larger pages waste less space between rows. */
const PAGE_BYTES = 16_384;

/**
 * SQLite's page cache for reading; better-sqlite3's default is 16 MB. Hardly any page is read twice, and with a small cache the
 * memory of the page just read is still in the processor's cache when it is reused for the next.
 */
const READ_CACHE = "cache_size = -2000";

/**
 * Opens a `passages.db`, and the `earlier.db` next to it if it has only what changed since.
 *
 * @throws SqliteError with a code such as SQLITE_CORRUPT or SQLITE_CANTOPEN
 */
export function openPassageDatabase(path: string, to: "read" | "write" | "create"): Database {
  const database = openSqlite(path, { readonly: to === "read", fileMustExist: to !== "create" });
  // Commits are synced, including the journal: a power failure loses no batch of vectors.
  if (to !== "read") {
    database.pragma("synchronous = EXTRA");
    // macOS flushes the disk's own cache only with this.
    database.pragma("fullfsync = ON");
    database.pragma("foreign_keys = ON");
  }
  if (to === "create") {
    database.pragma(`page_size = ${PAGE_BYTES}`);
    // SQLite has converted it to a number of pages of the default 4 KB; set it again for the larger pages.
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
 * What a `passages.db` was made from, in JSON; the `earlier.db` next to it is not opened.
 *
 * @param to "write" if a commit may have been cut short, which can't be rolled back in a database opened for reading
 */
export function originIn(path: string, to: "read" | "write"): string | undefined {
  const database = openSqlite(path, { readonly: to === "read", fileMustExist: true });
  try {
    return database.prepare<[], string>("SELECT json FROM origin").pluck().get();
  } finally {
    database.close();
  }
}
