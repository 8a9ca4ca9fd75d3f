import type { Database } from "../../shared/databases/sqlite.ts";

/**
 * After a small update the articles of an index are in two databases: `earlier.db` is the `passages.db` of an earlier
 * generation under another name, and `passages.db` has what changed since. An article is in one of them, with everything that
 * belongs to it. The table `gone` of `passages.db` has the keys of the articles of `earlier.db` that were removed or changed.
 * `files`, `wordSpace` and `origin` are complete in `passages.db`. Each database has a graph of its vectors next to it.
 */
export type Layer = {
  /** Name of its database in SQL. */
  readonly name: "main" | "earlier";
  /** SQL condition that an article is not gone. @param article expression for its key */
  readonly has: (article: string) => string;
};

export const MAIN: Layer = { name: "main", has: () => "TRUE" };
const EARLIER: Layer = { name: "earlier", has: (article) => `${article} NOT IN main.gone` };

/** Makes queries for the rows of all layers. An ORDER BY that follows sorts by columns of the result. */
export function eachLayerOf(database: Database): (select: (layer: Layer) => string) => string {
  const layers = isLayered(database) ? [EARLIER, MAIN] : [MAIN];
  return (select) => layers.map(select).join(" UNION ALL ");
}

/** Whether an open `passages.db` has only what changed since `earlier.db`. */
export function isLayered(database: Database): boolean {
  const sql = "SELECT count(*) FROM main.sqlite_schema WHERE name = 'gone'";
  return database.prepare<[], number>(sql).pluck().get() === 1;
}

/** Attaches `earlier.db` to an open database. @param path of an intact file */
export function attachEarlier(database: Database, path: string): void {
  database.prepare("ATTACH ? AS earlier").run(path);
}

/** Turns an empty `passages.db` into one for changes from now on. Its ids continue those of `earlier.db`. */
export function startLayer(database: Database, earlierPath: string): void {
  attachEarlier(database, earlierPath);
  database.exec(`
    BEGIN;
    CREATE TABLE main.gone (article INTEGER PRIMARY KEY) STRICT;
    INSERT INTO main.files SELECT * FROM earlier.files;
    INSERT INTO main.wordSpace SELECT * FROM earlier.wordSpace;
    INSERT INTO main.sqlite_sequence SELECT 'articles', max(key) FROM earlier.articles;
    INSERT INTO main.sqlite_sequence
      SELECT name, seq FROM earlier.sqlite_sequence WHERE name = 'passages';
    COMMIT
  `);
}

/** Brings a copy of an `earlier.db` up to date with the intact `passages.db` on top of it. */
export function absorbLayer(database: Database, path: string): void {
  database.prepare("ATTACH ? AS later").run(path);
  database.exec(`
    BEGIN;
    DELETE FROM main.articles WHERE key IN later.gone;
    INSERT INTO main.articles SELECT * FROM later.articles;
    INSERT INTO main.texts SELECT * FROM later.texts;
    INSERT INTO main.passages SELECT * FROM later.passages;
    INSERT INTO main.vectors SELECT * FROM later.vectors;
    INSERT INTO main.wordVectors SELECT * FROM later.wordVectors;
    DELETE FROM main.files;
    INSERT INTO main.files SELECT * FROM later.files;
    UPDATE main.sqlite_sequence SET seq = newer.seq
      FROM later.sqlite_sequence newer WHERE newer.name = sqlite_sequence.name;
    COMMIT
  `);
  database.exec("DETACH later");
}
