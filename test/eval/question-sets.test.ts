import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { plain, sampleIds, samples } from "./samples.ts";

const REAL_PAGES = new URL("../../../shared/articles-real/", import.meta.url);

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
type OnRealPage = Question & { readonly article: string; readonly answers: readonly string[] };

const questionSet = <Row>(name: string): readonly Row[] =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const answerable = questionSet<Answerable>("answerable.jsonl");
const unanswerable = questionSet<Unanswerable>("unanswerable.jsonl");
const onRealPages = questionSet<OnRealPage>("real-pages.jsonl");

const distinct = (values: readonly string[]) => [...new Set(values)].sort();

test.each([
  ["answerable", answerable],
  ["unanswerable", unanswerable],
  ["real-pages", onRealPages],
])("no id and no question stands twice in %s", (_name, rows) => {
  expect(distinct(rows.map(({ id }) => id))).toHaveLength(rows.length);
  expect(distinct(rows.map(({ question }) => question))).toHaveLength(rows.length);
});

describe("the answerable questions", () => {
  test("are at least 90, of eight kinds, and cover every sample", () => {
    expect(answerable.length).toBeGreaterThanOrEqual(90);
    expect(distinct(answerable.map(({ kind }) => kind))).toEqual([
      "comparison",
      "date",
      "follow-up",
      "misspelt",
      "multi-article",
      "outlet",
      "paraphrase",
      "word-match",
    ]);
    expect(distinct(answerable.flatMap(({ articles }) => articles))).toEqual(sampleIds);
  });

  test.each(answerable)("$id: exactly the named articles hold an answer", (row) => {
    const holds = (id: string, answer: string) => samples.get(id)!.includes(plain(answer));
    expect(sampleIds.filter((id) => row.answers.some((answer) => holds(id, answer)))).toEqual(
      distinct(row.articles),
    );
    const invented = row.answers.filter((answer) => !row.articles.some((id) => holds(id, answer)));
    expect(invented).toEqual([]);
  });

  test("carry the question before exactly when they follow up", () => {
    const carrying = answerable.filter(({ previous }) => previous !== undefined);
    expect(carrying).toEqual(answerable.filter(({ kind }) => kind === "follow-up"));
  });

  test("name several articles when they are multi-article", () => {
    const multi = answerable.filter(({ kind }) => kind === "multi-article");
    expect(multi.filter(({ articles }) => articles.length < 2)).toEqual([]);
  });
});

test("the unanswerable questions are at least 45, of five kinds", () => {
  expect(unanswerable.length).toBeGreaterThanOrEqual(45);
  expect(distinct(unanswerable.map(({ kind }) => kind))).toEqual([
    "far",
    "near-miss",
    "wrong-person",
    "wrong-place",
    "wrong-year",
  ]);
});

describe.skipIf(!existsSync(REAL_PAGES))("the questions on real pages", () => {
  test("are 30 and cover all five pages", () => {
    expect(onRealPages).toHaveLength(30);
    expect(distinct(onRealPages.map(({ article }) => article))).toEqual(
      readdirSync(REAL_PAGES).sort(),
    );
  });

  test.each(onRealPages)("$id: the page holds every answer", ({ article, answers }) => {
    const page = plain(readFileSync(new URL(article, REAL_PAGES), "utf8"));
    expect(answers.filter((answer) => !page.includes(plain(answer)))).toEqual([]);
  });
});
