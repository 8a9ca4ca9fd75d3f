/** Rows of articles and passages, alike in both databases. */
import type { ArticleInfo, Passage } from "../../domain.ts";
import { decodeSentences } from "./sentence-code.ts";

export type InfoRow = Omit<ArticleInfo, "titleDerived"> & { readonly titleDerived: number };

export type PassageRow = Omit<Passage, "span" | "sentences"> & {
  readonly spanStart: number;
  readonly spanEnd: number;
  readonly sentences: Buffer;
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

export function toPassage({ spanStart, spanEnd, sentences, ...row }: PassageRow): Passage {
  const span = { start: spanStart, end: spanEnd };
  return { ...row, span, sentences: decodeSentences(sentences) };
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
