import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answerable, onRealPages, REAL_PAGES, unanswerable } from "./question-sets.ts";
import { plain, sampleIds, samples } from "./samples.ts";

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

  test.each(onRealPages)("$id: each page holds its answers", ({ article, answers, elsewhere }) => {
    for (const [page, expected] of [[article, answers] as const, ...Object.entries(elsewhere)]) {
      const text = plain(readFileSync(new URL(page, REAL_PAGES), "utf8"));
      expect(expected.filter((answer) => !text.includes(plain(answer)))).toEqual([]);
    }
  });
});
