import { expect, test } from "vitest";
import type { Candidate } from "../../../src/retrieve/candidates.ts";
import { supportOf } from "../../../src/retrieve/reading/features.ts";
import { passageOf } from "../fixtures.ts";

const found = (id: number, bm25Stretched: number): Candidate => ({
  id,
  cosine: 0,
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

test("is the best match elsewhere in the same article", () => {
  const candidates = [found(1, 1), found(2, 0.4), found(3, 0.7), found(4, 0.9)];
  const passages = [at(0, "a"), at(20, "a"), at(40, "a"), at(0, "b")];
  expect(supportOf(candidates, passages)).toEqual([0.7, 1, 1, 0]);
});

test("does not come from a passage that shares text", () => {
  expect(supportOf([found(1, 1), found(2, 0.4)], [at(0, "a"), at(5, "a")])).toEqual([0, 0]);
});
