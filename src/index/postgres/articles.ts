import type { Counts, Library } from "../../glossary/library.ts";
import type { Queries } from "../../shared/databases/postgres/connections.ts";
import {
  type InfoRow,
  inOrderOf,
  type OpenRow,
  type PassageRow,
  toInfo,
  toOpenPassages,
  toPassage,
} from "../passages/rows.ts";
import { restemmed } from "../terms/terms.ts";
import { conditionOf } from "./condition.ts";

const INFO = `id, collection, title, titleDerived AS "titleDerived", publisher, published, url, language`;

export function articlesIn(
  { query }: Queries,
  schema: string,
): Pick<
  Library,
  | "article"
  | "infos"
  | "articles"
  | "ids"
  | "count"
  | "languages"
  | "passages"
  | "passagesOf"
  | "openPassages"
> {
  const articles = `FROM ${schema}.articles`;
  const columns = `p.id, a.id AS "articleId", p.spanStart AS "spanStart", p.spanEnd AS "spanEnd", p.paragraph,
    p.sentences, p.text`;
  const passages = `SELECT ${columns}
    FROM ${schema}.passages p JOIN ${schema}.articles a ON a.key = p.article`;
  return {
    async article(id) {
      const [row] = await query<InfoRow & { text: string }>(
        `SELECT ${INFO}, text ${articles} WHERE id = $1`,
        [id],
      );
      return row ? { ...toInfo(row), text: row.text } : null;
    },
    async infos(ids) {
      const rows = await query<InfoRow>(`SELECT ${INFO} ${articles} WHERE id = ANY ($1)`, [ids]);
      const found = new Map(rows.map((row) => [row.id, toInfo(row)]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    async articles(within, part) {
      const { from = 0, most = null } = part ?? {};
      const rows = await query<InfoRow>(
        `SELECT ${INFO} ${articles} ${within === null ? "" : "WHERE collection = $3"} ORDER BY id
         LIMIT $1 OFFSET $2`,
        within === null ? [most, from] : [most, from, within],
      );
      return rows.map(toInfo);
    },
    async ids(after, most) {
      const rows = await query<{ id: string }>(
        `SELECT id ${articles} WHERE id > $1 ORDER BY id LIMIT $2`,
        [after, most],
      );
      return rows.map(({ id }) => id);
    },
    async count(within, during) {
      const { sql, values } = conditionOf(within, during, 1);
      const [counts] = await query<Counts>(
        `SELECT CAST(count(DISTINCT a.key) AS int) AS articles, CAST(count(p.id) AS int) AS passages
         FROM ${schema}.articles a LEFT JOIN ${schema}.passages p ON p.article = a.key
         ${sql}`,
        values,
      );
      return counts!;
    },
    async languages(within) {
      const { sql, values } = conditionOf(within, null, 1);
      const rows = await query<{ language: string | null; count: number }>(
        `SELECT language, CAST(count(*) AS int) AS count ${articles} ${sql} GROUP BY language`,
        values,
      );
      return Object.fromEntries(
        rows.flatMap(({ language, count }) => (language === null ? [] : [[language, count]])),
      );
    },
    async passages(ids) {
      const rows = await query<PassageRow>(`${passages} WHERE p.id = ANY ($1)`, [ids]);
      return inOrderOf(ids, rows).map(toPassage);
    },
    async passagesOf(articleId) {
      const rows = await query<PassageRow>(
        `${passages} WHERE a.id = $1 ORDER BY p.spanStart, p.id`,
        [articleId],
      );
      return rows.map(toPassage);
    },
    async openPassages(ids, stemmedAs) {
      const rows = await query<OpenRow>(
        `SELECT ${columns}, p.words, w.vectors, a.collection, a.title, a.titleDerived AS "titleDerived", a.publisher,
           a.published, a.url, a.language
         FROM ${schema}.passages p JOIN ${schema}.articles a ON a.key = p.article
           JOIN ${schema}.wordVectors w ON w.passage = p.id
         WHERE p.id = ANY ($1)`,
        [ids],
      );
      return restemmed(toOpenPassages(inOrderOf(ids, rows)), stemmedAs);
    },
  };
}
