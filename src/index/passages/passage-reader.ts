import type { ArticleInfo, Passage } from "../../glossary/domain.ts";
import type { OpenPassage } from "../../glossary/library.ts";
import { articleReader, INFO, LISTED } from "./article-reader.ts";
import { fileReader } from "./file-records.ts";
import { eachLayerOf, isLayered, type Layer, MAIN } from "./layers.ts";
import { type Database, openPassageDatabase } from "./passage-database.ts";
import {
  type InfoRow,
  inOrderOf,
  type OpenRow,
  type PassageRow,
  toInfo,
  toOpenPassages,
  toPassage,
} from "./rows.ts";
import { vectorReader } from "./vector-reader.ts";

export type Searchable = {
  readonly id: number;
  readonly text: string;
  readonly article: ArticleInfo;
};

type SearchableRow = InfoRow & { readonly passage: number; readonly text: string };

const PASSAGE =
  "p.id AS id, a.id AS articleId, p.spanStart, p.spanEnd, p.paragraph, p.sentences, p.text";
const SEARCHABLE = `${INFO}, p.id AS passage, p.text`;

/** Articles, passages and vectors of an index, for reading. */
export function passageReader(database: Database) {
  const inEach = eachLayerOf(database);
  const { passages, passagesOf, searchable, searchables, open } = statementsFor(database);
  const column = <Value>(sql: string) => database.prepare<[], Value>(sql).pluck().all();
  /** Ascending. Sorted here rather than in SQL, so that SQLite can read them from an index instead of from all rows. */
  const idsFrom = (sql: string) => Uint32Array.from(column<number>(sql)).sort();

  return {
    ...articleReader(database),
    ...vectorReader(database),
    ...fileReader(database),

    /** In the order of `ids`. @throws Error if an id is unknown */
    passages: (ids: readonly number[]): Passage[] =>
      inOrderOf(ids, passages.all({ ids: JSON.stringify(ids) })).map(toPassage),

    /** In reading order. */
    passagesOf: (articleId: string): Passage[] =>
      passagesOf.all({ article: articleId }).map(toPassage),

    /** In the order of `ids`. @throws Error if a passage is unknown or not yet embedded */
    open: (ids: readonly number[]): OpenPassage[] =>
      toOpenPassages(inOrderOf(ids, open.all({ ids: JSON.stringify(ids) }))),

    /** Of all passages, ascending. */
    ids: (): Uint32Array => idsFrom(inEach(idsIn)),

    /** The largest id that was ever given to a passage; 0 before the first. */
    lastId: (): number =>
      column<number>("SELECT seq FROM main.sqlite_sequence WHERE name = 'passages'")[0] ?? 0,

    /** Ids in `passages.db` only, ascending. */
    ownIds: (): Uint32Array => idsFrom(idsIn(MAIN)),

    /** Ids of the passages in `earlier.db` whose articles are gone. */
    goneIds: (): Uint32Array =>
      isLayered(database)
        ? idsFrom("SELECT id FROM earlier.passages WHERE article IN main.gone")
        : new Uint32Array(),

    searchable: (id: number): Searchable => toSearchable(searchable.get({ id })!),

    /** Passages with ids above `after`, by ascending id. */
    *searchables(after = 0): Generator<Searchable> {
      for (const row of searchables().iterate({ after })) yield toSearchable(row);
    },

    /** Articles that changed since `earlier.db` was written; 0 without it. */
    changedSinceEarlier: (): number =>
      isLayered(database)
        ? column<number>(
            "SELECT (SELECT count(*) FROM main.articles) + (SELECT count(*) FROM main.gone)",
          )[0]!
        : 0,

    close: (): void => void database.close(),
  };
}

function statementsFor(database: Database) {
  const inEach = eachLayerOf(database);
  /** A query on the passages `p` of each layer that meet the condition, with their articles `a`. */
  const fromBoth = (columns: string, condition: string) =>
    inEach(
      ({ name, has }) =>
        `SELECT ${columns} FROM ${name}.passages p JOIN ${name}.articles a ON a.key = p.article
         WHERE ${condition} AND ${has("a.key")}`,
    );
  return {
    passages: database.prepare<[{ ids: string }], PassageRow>(
      fromBoth(PASSAGE, `p.id IN ${LISTED}`),
    ),
    passagesOf: database.prepare<[{ article: string }], PassageRow>(
      `${fromBoth(PASSAGE, "a.id = @article")} ORDER BY spanStart, id`,
    ),
    searchable: database.prepare<[{ id: number }], SearchableRow>(
      fromBoth(SEARCHABLE, "p.id = @id"),
    ),
    /** A new one each time: while rows of a statement are read one by one, it can't be used otherwise. */
    searchables: () =>
      database.prepare<[{ after: number }], SearchableRow>(
        `${fromBoth(SEARCHABLE, "p.id > @after")} ORDER BY passage`,
      ),
    open: database.prepare<[{ ids: string }], OpenRow>(
      inEach(
        ({ name }) =>
          `SELECT ${INFO}, a.id AS articleId, p.id, p.spanStart, p.spanEnd, p.paragraph, p.sentences, p.words, p.text, w.vectors
           FROM ${name}.passages p JOIN ${name}.articles a ON a.key = p.article JOIN ${name}.wordVectors w ON w.passage = p.id
           WHERE p.id IN ${LISTED}`,
      ),
    ),
  };
}

/** Reads from a `passages.db` and closes it. */
export function fromPassages<Result>(
  path: string,
  read: (passages: PassageReader) => Result,
): Result {
  const database = openPassageDatabase(path, "read");
  try {
    return read(passageReader(database));
  } finally {
    database.close();
  }
}

export type PassageReader = ReturnType<typeof passageReader>;

function idsIn({ name, has }: Layer): string {
  return `SELECT id FROM ${name}.passages WHERE ${has("article")}`;
}

function toSearchable({ passage, text, ...info }: SearchableRow): Searchable {
  return { id: passage, text, article: toInfo(info) };
}
