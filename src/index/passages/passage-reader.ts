import type {
  Article,
  ArticleInfo,
  Collection,
  Counts,
  Languages,
  OpenPassage,
  Part,
  Passage,
  Period,
  Vector,
  WordSpace,
} from "../../domain.ts";
import { type Database, openPassages } from "./passage-database.ts";
import {
  type InfoRow,
  inOrderOf,
  type OpenRow,
  type PassageRow,
  toInfo,
  toOpenPassages,
  toPassage,
} from "./rows.ts";

/** What is recorded of a file of the source. */
export type FileRecord = {
  readonly id: string;
  readonly size: number;
  /** Times of its last change and of the listing, milliseconds since 1970. */
  readonly modified: number;
  readonly seen: number;
  /** SHA-256 of its bytes; empty when they could not be read, and the next build tries again. */
  readonly hash: string;
  /** Why it gave no article; `null` if it gave one. */
  readonly skipped: string | null;
};

/** A passage as a point of the vector index. */
export type Point = { readonly id: number; readonly vector: Vector };

export type Searchable = {
  readonly id: number;
  readonly text: string;
  readonly article: ArticleInfo;
};

type SearchableRow = InfoRow & { readonly passage: number; readonly text: string };

const INFO =
  "a.id, a.collection, a.title, a.titleDerived, a.publisher, a.published, a.url, a.language";
const PASSAGE =
  "SELECT p.id, a.id AS articleId, p.spanStart, p.spanEnd, p.paragraph, p.sentences, p.text " +
  "FROM passages p JOIN articles a ON a.key = p.article";
/** One statement for many ids, given as a JSON list, takes half the time of one for each. */
const LISTED = "(SELECT value FROM json_each(?))";
/** `within` is NULL for all articles. */
const WITHIN = "(@within IS NULL OR a.collection = @within)";
/** Each end is NULL where the period is open; with `isDated` 0 articles without a date belong to it, too. */
const DURING =
  "(NOT @isDated OR a.published BETWEEN ifnull(@since, '0') AND ifnull(@until, '9999-99-99'))";
const SEARCHABLE = `SELECT ${INFO}, p.id AS passage, p.text FROM passages p JOIN articles a ON a.key = p.article`;

const ANY_DAY: Period = { since: null, until: null };

/** Articles, passages and vectors of an index, for reading. */
export function readPassages(database: Database) {
  const article = database.prepare<[string], InfoRow & { text: string }>(
    `SELECT ${INFO}, t.text FROM articles a JOIN texts t ON t.article = a.key WHERE a.id = ?`,
  );
  const infos = database.prepare<[string], InfoRow>(
    `SELECT ${INFO} FROM articles a WHERE a.id IN ${LISTED}`,
  );
  const articles = database.prepare<[Part & { within: Collection }], InfoRow>(
    `SELECT ${INFO} FROM articles a WHERE ${WITHIN} ORDER BY a.id LIMIT @most OFFSET @from`,
  );
  const ids = database
    .prepare<[string, number], string>("SELECT id FROM articles WHERE id > ? ORDER BY id LIMIT ?")
    .pluck();
  const counts = database.prepare<[Period & { within: Collection; isDated: number }], Counts>(
    `SELECT count(*) AS articles, ifnull(sum(passages), 0) AS passages FROM (
       SELECT (SELECT count(*) FROM passages p WHERE p.article = a.key) AS passages
       FROM articles a WHERE ${WITHIN} AND ${DURING}
     )`,
  );
  const languages = database.prepare<
    [{ within: Collection }],
    { language: string; articles: number }
  >(
    `SELECT language, count(*) AS articles FROM articles a
     WHERE language IS NOT NULL AND ${WITHIN} GROUP BY language`,
  );
  const passages = database.prepare<[string], PassageRow>(`${PASSAGE} WHERE p.id IN ${LISTED}`);
  const passagesOf = database.prepare<[string], PassageRow>(
    `${PASSAGE} WHERE a.id = ? ORDER BY p.spanStart, p.id`,
  );
  const searchable = database.prepare<[number], SearchableRow>(`${SEARCHABLE} WHERE p.id = ?`);
  const open = database.prepare<[string], OpenRow>(
    `SELECT ${INFO}, a.id AS articleId, p.id, p.spanStart, p.spanEnd, p.paragraph, p.sentences, p.words, p.text, w.vectors
     FROM passages p JOIN articles a ON a.key = p.article JOIN wordVectors w ON w.passage = p.id
     WHERE p.id IN ${LISTED}`,
  );
  const vectors = database.prepare<[string], { id: number; vector: Buffer }>(
    `SELECT passage AS id, vector FROM vectors WHERE passage IN ${LISTED}`,
  );

  const column = <Value>(sql: string) => database.prepare<[], Value>(sql).pluck().all();

  return {
    article(id: string): Article | null {
      const row = article.get(id);
      return row ? { ...toInfo(row), text: row.text } : null;
    },

    /** In the order of `ids`; those that are not there are left out. */
    infos(ids: readonly string[]): ArticleInfo[] {
      const found = new Map(infos.all(JSON.stringify(ids)).map((row) => [row.id, toInfo(row)]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    /** Sorted by id. */
    articles: (within: Collection, part: Part = { from: 0, most: -1 }): ArticleInfo[] =>
      articles.all({ within, ...part }).map(toInfo),

    /** In order; only those after that one. */
    idsOfArticles: (after: string, most: number): string[] => ids.all(after, most),

    countWithin: (within: Collection, during: Period | null = null): Counts =>
      counts.get({ within, isDated: during === null ? 0 : 1, ...(during ?? ANY_DAY) })!,

    /** The articles that have a date, in no order, with their passages: ids that follow each other, as they were added together. */
    datedArticles: () =>
      database
        .prepare<[], { readonly published: string; readonly first: number; readonly last: number }>(
          `SELECT a.published, min(p.id) AS first, max(p.id) AS last
           FROM articles a JOIN passages p ON p.article = a.key
           WHERE a.published IS NOT NULL GROUP BY a.key`,
        )
        .iterate(),

    /** Each once, sorted. */
    publishers: (): string[] =>
      column<string>(
        "SELECT DISTINCT publisher FROM articles WHERE publisher IS NOT NULL ORDER BY publisher",
      ),

    /** In the order of `ids`. @throws Error if an id is unknown */
    passages: (ids: readonly number[]): Passage[] =>
      inOrderOf(ids, passages.all(JSON.stringify(ids))).map(toPassage),

    /** In reading order. */
    passagesOf: (articleId: string): Passage[] => passagesOf.all(articleId).map(toPassage),

    /** In the order of `ids`. @throws Error if a passage is unknown or has none */
    vectors: (ids: readonly number[]): Vector[] =>
      inOrderOf(ids, vectors.all(JSON.stringify(ids))).map(({ vector }) => toVector(vector)),

    /** In the order of `ids`. @throws Error if a passage is unknown or is still to be embedded */
    open: (ids: readonly number[]): OpenPassage[] =>
      toOpenPassages(inOrderOf(ids, open.all(JSON.stringify(ids)))),

    /** `null` before the first passage is embedded. */
    wordSpace(): WordSpace | null {
      const row = database
        .prepare<[], { projection: Buffer; chance: number }>("SELECT * FROM wordSpace")
        .get();
      return row ? { projection: toVector(row.projection), chance: row.chance } : null;
    },

    /** Ids of all passages, ascending. */
    ids: (): number[] =>
      database.prepare<[], number>("SELECT id FROM passages ORDER BY id").pluck().all(),

    /** Vectors by ascending id of their passages, or those whose ids are larger. */
    *points(after = 0): Generator<Point> {
      const rows = database
        .prepare<[number], { id: number; vector: Buffer }>(
          "SELECT passage AS id, vector FROM vectors WHERE passage > ? ORDER BY passage",
        )
        .iterate(after);
      for (const { id, vector } of rows) yield { id, vector: toVector(vector) };
    },

    /** Ids of the passages that have a vector, ascending. */
    pointIds: (): number[] => column<number>("SELECT passage FROM vectors ORDER BY passage"),

    searchable: (id: number): Searchable => toSearchable(searchable.get(id)!),

    /** All passages by ascending id, or those whose ids are larger. */
    *searchables(after = 0): Generator<Searchable> {
      const rows = database
        .prepare<[number], SearchableRow>(`${SEARCHABLE} WHERE p.id > ? ORDER BY p.id`)
        .iterate(after);
      for (const row of rows) yield toSearchable(row);
    },

    files(): Map<string, FileRecord> {
      const files = database.prepare<[], FileRecord>("SELECT * FROM files").all();
      return new Map(files.map((file) => [file.id, file]));
    },

    languages: (within: Collection): Languages =>
      Object.fromEntries(
        languages.all({ within }).map(({ language, articles }) => [language, articles]),
      ),

    count: (table: "articles" | "passages" | "vectors"): number =>
      column<number>(`SELECT count(*) FROM ${table}`)[0]!,

    close: (): void => void database.close(),
  };
}

/** Reads from a `passages.db` and closes it. */
export function fromPassages<Result>(
  path: string,
  read: (passages: PassageReader) => Result,
): Result {
  const database = openPassages(path, "read");
  try {
    return read(readPassages(database));
  } finally {
    database.close();
  }
}

export type PassageReader = ReturnType<typeof readPassages>;

function toSearchable({ passage, text, ...info }: SearchableRow): Searchable {
  return { id: passage, text, article: toInfo(info) };
}

export function toVector(blob: Buffer): Vector {
  return new Float32Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.byteLength));
}
