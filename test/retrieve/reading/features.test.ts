import { expect, test } from "vitest";
import type { Passage } from "../../../src/glossary/domain.ts";
import type { Candidate } from "../../../src/retrieve/candidates.ts";
import { articleEvidence, type MatchedCandidate } from "../../../src/retrieve/reading/features.ts";
import type { PassageMatch } from "../../../src/retrieve/reading/passage-match.ts";
import { passageOf } from "../fixtures.ts";

const found = (bm25Stretched: number): Candidate => ({
  id: 1,
  cosine: 0,
  nearness: 0,
  bm25: 0,
  rank: { meaning: null, words: null },
  fused: 0,
  cosineStretched: 0,
  bm25Stretched,
});
const at = (start: number, articleId: string) => ({
  ...passageOf("ten words. ", articleId),
  span: { start, end: start + 10 },
});
const matched = (bm25Stretched: number, passage: Passage, proximity = 0): MatchedCandidate => ({
  candidate: found(bm25Stretched),
  passage,
  match: { ...NO_MATCH, proximity },
});
const NO_MATCH: PassageMatch = {
  coverage: 0,
  missing: 0,
  proximity: 0,
  pairs: 0,
  names: 0,
  sentences: [],
};

test("the best match by words of an article speaks for each of its passages", () => {
  const evidence = articleEvidence([
    matched(1, at(0, "a"), 0.5),
    matched(0.4, at(20, "a"), 0.8),
    matched(0.9, at(0, "b"), 0.2),
  ]);
  expect(evidence.map(({ bm25OfArticle }) => bm25OfArticle)).toEqual([1, 1, 0.9]);
  expect(evidence.map(({ proximityOfArticle }) => proximityOfArticle)).toEqual([0.8, 0.8, 0.2]);
});

const supportIn = (candidates: readonly MatchedCandidate[]) =>
  articleEvidence(candidates).map(({ support }) => support);

test("support is the best match elsewhere in the same article", () => {
  const candidates = [
    matched(1, at(0, "a")),
    matched(0.4, at(20, "a")),
    matched(0.7, at(40, "a")),
    matched(0.9, at(0, "b")),
  ];
  expect(supportIn(candidates)).toEqual([0.7, 1, 1, 0]);
});

test("support does not come from a passage that shares text", () => {
  expect(supportIn([matched(1, at(0, "a")), matched(0.4, at(5, "a"))])).toEqual([0, 0]);
});
