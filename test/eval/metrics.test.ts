import { describe, expect, test } from "vitest";
import {
  auroc,
  hitAt,
  ndcgAt,
  recallAt,
  reciprocalRankAt,
  riskCoverage,
} from "../../src/eval/metrics.ts";

const grades = new Map([
  ["a", 3],
  ["b", 1],
  ["c", 2],
  ["d", 0],
]);

describe("metrics agree with their published definitions, worked by hand", () => {
  test("nDCG takes the grade as gain and log2(rank + 1) as discount, like trec_eval", () => {
    const dcg = 1 / Math.log2(2) + 3 / Math.log2(4);
    const ideal = 3 / Math.log2(2) + 2 / Math.log2(3) + 1 / Math.log2(4);
    expect(ndcgAt(10, ["b", "x", "a"], grades)).toBeCloseTo(dcg / ideal, 12);
  });

  test("a perfect ranking has nDCG 1, one without relevant documents 0", () => {
    expect(ndcgAt(10, ["a", "c", "b"], grades)).toBe(1);
    expect(ndcgAt(10, ["x", "d"], grades)).toBe(0);
    expect(ndcgAt(10, ["x"], new Map())).toBe(0);
  });

  test("a document of grade 0 is not a hit", () => {
    expect(hitAt(1, ["d", "a"], grades)).toBe(0);
    expect(hitAt(2, ["d", "a"], grades)).toBe(1);
  });

  test("reciprocal rank is 1 / rank of the first relevant one within the cut", () => {
    expect(reciprocalRankAt(10, ["x", "d", "b"], grades)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRankAt(2, ["x", "d", "b"], grades)).toBe(0);
  });

  test("recall is the share of relevant documents found", () => {
    expect(recallAt(2, ["a", "x", "b"], grades)).toBeCloseTo(1 / 3, 12);
  });

  test("AUROC counts pairs, ties half", () => {
    const judged = [
      { confidence: 0.9, right: true },
      { confidence: 0.5, right: false },
      { confidence: 0.5, right: true },
      { confidence: 0.1, right: false },
    ];
    expect(auroc(judged)).toBe((1 + 1 + 0.5 + 1) / 4);
    expect(auroc(judged.filter(({ right }) => right))).toBeNull();
  });

  test("risk at a coverage is the share of wrong ones among the surest", () => {
    const judged = [
      { confidence: 0.9, right: true },
      { confidence: 0.8, right: false },
      { confidence: 0.2, right: false },
      { confidence: 0.1, right: true },
    ];
    expect(riskCoverage(judged, [0.25, 0.5, 1])).toEqual([
      { coverage: 0.25, risk: 0, threshold: 0.9 },
      { coverage: 0.5, risk: 0.5, threshold: 0.8 },
      { coverage: 1, risk: 0.5, threshold: 0.1 },
    ]);
  });
});
