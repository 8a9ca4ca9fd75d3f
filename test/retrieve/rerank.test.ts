import { describe, expect, test } from "vitest";
import { compose } from "../../src/answer/compose.ts";
import { confidenceOf } from "../../src/answer/confidence.ts";
import type { Hit } from "../../src/glossary/domain.ts";
import type { Reranker } from "../../src/glossary/embedder.ts";
import { rerankHits } from "../../src/retrieve/rerank.ts";
import { hitOf, NO_FEATURES, passageOf, READER } from "./fixtures.ts";

const QUESTION = "Why was the ferry late?";

/** Finds what holds the word "fog". */
const reranker: Reranker = {
  relevance: async (_, passages) => passages.map((text) => (text.includes("fog") ? 0.96 : 0.02)),
  close: async () => {},
};

/** Hits of as many articles with falling scores; `texts` by place. */
function hits(count: number, texts: { readonly [place: number]: string }): Hit[] {
  return Array.from({ length: count }, (_, i) => {
    const id = `${i}.md`;
    const text = texts[i] ?? `Notice ${i}.`;
    const score = 0.9 - i / 100;
    return hitOf(text, { id, score, passage: passageOf(text, id, i) });
  });
}

const order = (found: readonly Hit[]) => found.map(({ passage }) => passage.id);

test("what the reranker finds comes first, the others keep their order", async () => {
  const found = await rerankHits(QUESTION, hits(5, { 3: "It sailed into fog." }), reranker);
  expect(order(found)).toEqual([3, 0, 1, 2, 4]);
  expect(found[0]!.score).toBeCloseTo((0.87 + 0.96) / 2);
  expect(found[0]!.reasons).toEqual(["the reranker gives it 96%"]);
});

test("only the best twenty are read, the others stay behind them", async () => {
  const found = await rerankHits(
    QUESTION,
    hits(25, { 19: "Thick fog.", 20: "More fog." }),
    reranker,
  );
  expect(order(found)).toEqual([
    19,
    ...Array.from({ length: 19 }, (_, i) => i),
    20,
    21,
    22,
    23,
    24,
  ]);
  expect(found[20]!.reasons).toEqual([]);
});

test("the title is read with the passage", async () => {
  const titled = hits(3, {});
  titled[2] = { ...titled[2]!, article: { ...titled[2]!.article, title: "Harbour in fog" } };
  expect(order(await rerankHits(QUESTION, titled, reranker))[0]).toBe(2);
});

test("the confidence is that of the passage that comes first now", async () => {
  const before = hits(5, { 3: "It sailed into fog." });
  before[3] = { ...before[3]!, features: { ...NO_FEATURES, likeness: 1, names: 1 } };
  const after = await rerankHits(QUESTION, before, reranker);
  expect(confidenceOf(after, READER)).toBeGreaterThan(confidenceOf(before, READER));
  const asRanked = [before[3]!, ...before.filter((_, i) => i !== 3)];
  expect(confidenceOf(after, READER)).toBe(confidenceOf(asRanked, READER));
});

describe("what the reranker thinks of the first passage", () => {
  const features = { ...NO_FEATURES, nearness: 1, coverage: 1, likeness: 1, names: 1, detail: 0.5 };
  const sure = [hitOf("Fog.", { features, score: 0.9 }), hitOf("x.", { id: "b", score: 0 })];
  const verdictFor = async (relevance: number) => {
    const thinks = { ...reranker, relevance: async () => [relevance, 0] };
    return compose(await rerankHits(QUESTION, sure, thinks), 1, READER);
  };

  test("keeps it from being called answered where it is next to nothing", async () => {
    expect((await verdictFor(0.5)).kind).toBe("answered");
    expect((await verdictFor(0.05)).kind).toBe("unsure");
  });

  test("makes nothing surer than it is without", async () => {
    const without = compose(sure, 1, READER).confidence;
    for (const relevance of [0.05, 0.5, 1]) {
      expect((await verdictFor(relevance)).confidence).toBeLessThanOrEqual(without);
    }
    const doubtful = sure.map((hit) => ({ ...hit, features: { ...hit.features, names: 0 } }));
    const certain = { ...reranker, relevance: async () => [1, 0] };
    const found = await rerankHits(QUESTION, doubtful, certain);
    expect(compose(found, 1, READER).kind).toBe("unsure");
  });
});

test("no hits, nothing to read", async () => {
  expect(await rerankHits(QUESTION, [], reranker)).toEqual([]);
});
