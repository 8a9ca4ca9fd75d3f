import { readFileSync } from "node:fs";

/** Five news pages as somebody pasted them; not part of the project, so tests skip without them. */
export const REAL_PAGES = new URL("../../../shared/articles-real/", import.meta.url);

type Question = { readonly id: string; readonly question: string };

type Unanswerable = Question & { readonly kind: string };

type Answerable = Question & {
  readonly kind: string;
  /** Ids of the sample articles that hold one of the answers. */
  readonly articles: readonly string[];
  /** Verbatim in the articles; any one of them suffices. */
  readonly answers: readonly string[];
  /** The question before, which a follow-up can't be understood without. */
  readonly previous?: string;
};

type OnRealPage = Question & {
  readonly article: string;
  readonly answers: readonly string[];
  /** The same answer as other pages word it, by page. */
  readonly elsewhere: { readonly [article: string]: readonly string[] };
};

function questionSet<Row>(name: string): readonly Row[] {
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

export const answerable = questionSet<Answerable>("answerable.jsonl");
export const unanswerable = questionSet<Unanswerable>("unanswerable.jsonl");
export const onRealPages = questionSet<Omit<OnRealPage, "elsewhere"> & Partial<OnRealPage>>(
  "real-pages.jsonl",
).map((row): OnRealPage => ({ elsewhere: {}, ...row }));
