import type { Queries } from "../../databases/postgres/connections.ts";
import type { Article, ArticleInfo, Library, Passage } from "../../domain.ts";
import { decodeSentences } from "../passages/sentence-code.ts";
import { inOrderOf } from "./rows.ts";

type InfoRow = Omit<ArticleInfo, "titleDerived"> & { readonly titleDerived: number };
type PassageRow = Omit<Passage, "span" | "sentences"> & {
  readonly spanStart: number;
  readonly spanEnd: number;
  readonly sentences: Buffer;
};

const INFO = `id, collection, title, titleDerived AS "titleDerived", publisher, published, url`;

/** Articles and passages of a generation. */
export function articlesIn(
  { query }: Queries,
  schema: string,
): Pick<Library, "article" | "infos" | "articles" | "passages" | "passagesOf"> {
  const articles = `FROM ${schema}.articles`;
  const passages = `
    SELECT p.id, a.id AS "articleId", p.spanStart AS "spanStart", p.spanEnd AS "spanEnd",
      p.paragraph, p.sentences, p.text
    FROM ${schema}.passages p JOIN ${schema}.articles a ON a.key = p.article`;
  return {
    async article(id): Promise<Article | null> {
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
    async articles(within) {
      const rows = await query<InfoRow>(
        `SELECT ${INFO} ${articles} ${within === null ? "" : "WHERE collection = $1"} ORDER BY id`,
        within === null ? [] : [within],
      );
      return rows.map(toInfo);
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
  };
}

function toInfo({ titleDerived, ...rest }: InfoRow): ArticleInfo {
  const { id, collection, title, publisher, published, url } = rest;
  return { id, collection, title, titleDerived: titleDerived === 1, publisher, published, url };
}

function toPassage({ spanStart, spanEnd, sentences, ...row }: PassageRow): Passage {
  const span = { start: spanStart, end: spanEnd };
  return { ...row, span, sentences: decodeSentences(sentences) };
}
