import { expect, test } from "vitest";
import type { Features } from "../../src/glossary/evidence.ts";
import { rankHits, scoreFeatures, weightsFor } from "../../src/retrieve/rank.ts";
import { hitOf, NO_FEATURES, passageOf } from "./fixtures.ts";

const WEIGHTS = weightsFor({ byMeaning: true });

const hit = (id: number, features: Partial<Features> = {}) =>
  hitOf("", {
    passage: passageOf(`Passage ${id}.`, `${id}.md`, id),
    features: { ...NO_FEATURES, ...features },
  });
const order = (...hits: ReturnType<typeof hit>[]) =>
  rankHits(hits.map((hit) => ({ ...hit, score: scoreFeatures(hit.features, WEIGHTS) }))).map(
    ({ passage }) => passage.id,
  );

test.each([
  "cosineStretched",
  "bm25OfArticle",
  "coverage",
  "proximityOfArticle",
  "pairs",
  "names",
  "answerType",
  "support",
  "cues",
  "meaning",
  "meaningOfText",
  "meaningOfSentence",
  "meaningOfWindow",
  "likeness",
  "bestSentence",
  "cosineAsked",
] as const)("of two passages otherwise equal the one with more %s comes first", (feature) => {
  expect(order(hit(1, { [feature]: 0.4 }), hit(2, { [feature]: 0.5 }))).toEqual([2, 1]);
});

test.each(["cosine", "missing", "detail", "sentence", "worst"] as const)(
  "%s is no matter of rank",
  (feature) => {
    expect(order(hit(1), hit(2, { [feature]: 1 }))).toEqual([1, 2]);
  },
);

test("equal passages keep the order of the library", () => {
  expect(order(hit(3), hit(1), hit(2))).toEqual([1, 2, 3]);
});

test("many sides beat one", () => {
  const many = hit(2, { meaning: 0.6, likeness: 0.6, bestSentence: 0.6, names: 0.6 });
  expect(order(hit(1, { meaning: 1 }), many)).toEqual([2, 1]);
});

test("the score stays within 0..1, whatever speaks for a passage", () => {
  const most = Object.fromEntries(Object.keys(NO_FEATURES).map((feature) => [feature, 1]));
  expect(scoreFeatures(NO_FEATURES, WEIGHTS)).toBe(0);
  expect(scoreFeatures({ ...NO_FEATURES, ...most }, WEIGHTS)).toBe(1);
  expect(scoreFeatures({ ...NO_FEATURES, cosineStretched: -1 }, WEIGHTS)).toBe(0);
});
