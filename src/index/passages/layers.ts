import type { Database } from "../../shared/databases/sqlite.ts";

/**
 * After a small update the articles of an index are in two databases: `earlier.db` is the `passages.db` of an earlier
 * generation under another name, and `passages.db` has what changed since. An article is in one of them, with all that belongs
 * to it. The table `gone` of `passages.db` has the keys of those articles of `earlier.db` that were removed or changed.
 * `files`, `wordSpace` and `origin` are whole in `passages.db`. Beside each database is the graph of the vectors in it.
 */
export type Layer = {
  /** Name of its database in a statement. */
  readonly name: "main" | "earlier";
  /** A condition on an expression that gives the key of an article: that it is not gone. */
  readonly has: (article: string) => string;
};

export const MAIN: Layer = { name: "main", has: () => "TRUE" };
const EARLIER: Layer = { name: "earlier", has: (article) => `${article} NOT IN main.gone` };

/** Makes queries that give the rows of all layers. An ORDER BY that follows sorts them by columns of the result. */
export function eachLayerOf(database: Database): (select: (layer: Layer) => string) => string {
  const layers = isLayered(database) ? [EARLIER, MAIN] : [MAIN];
  return (select) => layers.map(select).join(" UNION ALL ");
}

/** Whether an open `passages.db` has only what changed since `earlier.db`. */
export function isLayered(database: Database): boolean {
  const sql = "SELECT count(*) FROM main.sqlite_schema WHERE name = 'gone'";
  return database.prepare<[], number>(sql).pluck().get() === 1;
}

/** Makes `earlier.db` a part of the database that is open. @param path of a file that is intact */
export function attachEarlier(database: Database, path: string): void {
  database.prepare("ATTACH ? AS earlier").run(path);
}

/** Makes an empty `passages.db` one that has what changes from now on. Numbers go on where those of `earlier.db` end. */
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

/** Brings a copy of an `earlier.db` up to date with the `passages.db` above it, which is intact. */
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
