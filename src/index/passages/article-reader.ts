import type { Article, ArticleInfo, Collection, Period } from "../../glossary/domain.ts";
import type { Counts, Languages, Part } from "../../glossary/library.ts";
import { eachLayerOf } from "./layers.ts";
import type { Database } from "./passage-database.ts";
import { type InfoRow, toInfo } from "./rows.ts";

/** The columns of an `InfoRow`, of articles `a`. */
export const INFO =
  "a.id, a.collection, a.title, a.titleDerived, a.publisher, a.published, a.url, a.language";
/** One statement for many ids, passed as a JSON list, takes half the time of one statement for each. */
export const LISTED = "(SELECT value FROM json_each(@ids))";
/** `within` is NULL for all articles. */
const WITHIN = "(@within IS NULL OR a.collection = @within)";
/** Each end is NULL if the period is open there; with `isDated` 0, articles without a date are included, too. */
const DURING =
  "(NOT @isDated OR a.published BETWEEN ifnull(@since, '0') AND ifnull(@until, '9999-99-99'))";

const ANY_DAY: Period = { since: null, until: null };

/** Articles of an index, for reading. */
export function articleReader(database: Database) {
  const { article, infos, articles, ids, counts, languages, dated, publishers, collections } =
    statementsFor(database);
  return {
    article(id: string): Article | null {
      const row = article.get({ id });
      return row ? { ...toInfo(row), text: row.text } : null;
    },

    /** In the order of `ids`; unknown ids are left out. */
    infos(ids: readonly string[]): ArticleInfo[] {
      const found = new Map(
        infos.all({ ids: JSON.stringify(ids) }).map((row) => [row.id, toInfo(row)]),
      );
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    /** Sorted by id. */
    articles: (within: Collection, part: Part = { from: 0, most: -1 }): ArticleInfo[] =>
      articles.all({ within, ...part }).map(toInfo),

    /** In order, beginning behind `after`. */
    idsOfArticles: (after: string, most: number): string[] => ids.all({ after, most }),

    countWithin: (within: Collection, during: Period | null = null): Counts =>
      counts.get({ within, isDated: during === null ? 0 : 1, ...(during ?? ANY_DAY) })!,

    /** The articles with a date, unordered, with their passages, whose ids are consecutive because they were added together. */
    datedArticles: () => dated().iterate(),

    /** Those that articles have, each once, sorted. */
    publishers: (): string[] => publishers().all(),
    collections: (): string[] => collections().all(),

    languages: (within: Collection): Languages =>
      Object.fromEntries(
        languages.all({ within }).map(({ language, articles }) => [language, articles]),
      ),
  };
}

function statementsFor(database: Database) {
  const inEach = eachLayerOf(database);
  /** A query on the articles `a` of each layer that meet the condition. */
  const fromArticles = (columns: string, condition: string) =>
    inEach(
      ({ name, has }) =>
        `SELECT ${columns} FROM ${name}.articles a WHERE ${has("a.key")} AND ${condition}`,
    );
  const counted = inEach(
    ({ name, has }) =>
      `SELECT (SELECT count(*) FROM ${name}.passages p WHERE p.article = a.key) AS passages
       FROM ${name}.articles a WHERE ${has("a.key")} AND ${WITHIN} AND ${DURING}`,
  );
  const distinct = (column: string) =>
    database
      .prepare<[], string>(
        `SELECT DISTINCT ${column} FROM (${fromArticles(column, `${column} IS NOT NULL`)})
         ORDER BY ${column}`,
      )
      .pluck();
  return {
    article: database.prepare<[{ id: string }], InfoRow & { text: string }>(
      inEach(
        ({ name, has }) =>
          `SELECT ${INFO}, t.text FROM ${name}.articles a JOIN ${name}.texts t ON t.article = a.key
           WHERE a.id = @id AND ${has("a.key")}`,
      ),
    ),
    infos: database.prepare<[{ ids: string }], InfoRow>(fromArticles(INFO, `a.id IN ${LISTED}`)),
    articles: database.prepare<[Part & { within: Collection }], InfoRow>(
      `${fromArticles(INFO, WITHIN)} ORDER BY id LIMIT @most OFFSET @from`,
    ),
    ids: database
      .prepare<[{ after: string; most: number }], string>(
        `${fromArticles("a.id", "a.id > @after")} ORDER BY id LIMIT @most`,
      )
      .pluck(),
    counts: database.prepare<[Period & { within: Collection; isDated: number }], Counts>(
      `SELECT count(*) AS articles, ifnull(sum(passages), 0) AS passages FROM (${counted})`,
    ),
    languages: database.prepare<[{ within: Collection }], { language: string; articles: number }>(
      `SELECT language, count(*) AS articles
       FROM (${fromArticles("language", `language IS NOT NULL AND ${WITHIN}`)}) GROUP BY language`,
    ),
    // These are used once, if at all.
    dated: () =>
      database.prepare<
        [],
        { readonly published: string; readonly first: number; readonly last: number }
      >(
        inEach(
          ({ name, has }) =>
            `SELECT a.published, min(p.id) AS first, max(p.id) AS last
             FROM ${name}.articles a JOIN ${name}.passages p ON p.article = a.key
             WHERE a.published IS NOT NULL AND ${has("a.key")} GROUP BY a.key`,
        ),
      ),
    publishers: () => distinct("publisher"),
    collections: () => distinct("collection"),
  };
}
