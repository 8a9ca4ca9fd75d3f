/** Rows of articles and passages, the same in SQLite and PostgreSQL. */
import type { ArticleInfo, Passage } from "../../glossary/domain.ts";
import type { OpenPassage } from "../../glossary/library.ts";
import { decodeSentences } from "./sentence-code.ts";
import { decodeWords } from "./word-code.ts";

export type InfoRow = Omit<ArticleInfo, "titleDerived"> & { readonly titleDerived: number };

export type PassageRow = Omit<Passage, "span" | "sentences"> & {
  readonly spanStart: number;
  readonly spanEnd: number;
  readonly sentences: Buffer;
};

/** `projection` as `toVector` reads it. */
export type WordSpaceRow = {
  readonly projection: Buffer;
  readonly chance: number;
  readonly unrelated: number;
  readonly related: number;
};

export function toInfo(row: InfoRow): ArticleInfo {
  const { id, collection, title, titleDerived, publisher, published, url, language } = row;
  return {
    id,
    collection,
    title,
    titleDerived: titleDerived === 1,
    publisher,
    published,
    url,
    language,
  };
}

export function toPassage(row: PassageRow): Passage {
  const { id, articleId, spanStart, spanEnd, paragraph, sentences, text } = row;
  const span = { start: spanStart, end: spanEnd };
  return { id, articleId, span, paragraph, sentences: decodeSentences(sentences), text };
}

/** With the columns of its article; `id` is the passage's. */
export type OpenRow = PassageRow &
  Omit<InfoRow, "id"> & { readonly words: Buffer; readonly vectors: Buffer };

/** In the order of the rows; passages of one article share it. */
export function toOpenPassages(rows: readonly OpenRow[]): OpenPassage[] {
  const articles = new Map<string, ArticleInfo>();
  return rows.map((row) => {
    const { articleId, words, vectors } = row;
    const article = articles.get(articleId) ?? toInfo({ ...row, id: articleId });
    articles.set(articleId, article);
    return {
      passage: toPassage(row),
      article,
      words: decodeWords(words),
      vectors: new Int8Array(vectors.buffer, vectors.byteOffset, vectors.length),
    };
  });
}

/** The rows of these passages, in this order. @throws Error if one is missing */
export function inOrderOf<Row extends { readonly id: number }>(
  ids: readonly number[],
  rows: readonly Row[],
): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (row === undefined) throw new Error(`There is no passage ${id}.`);
    return row;
  });
}
