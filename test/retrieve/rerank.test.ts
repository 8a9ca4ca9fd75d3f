import { expect, test } from "vitest";
import { confidenceOf } from "../../src/answer/confidence.ts";
import type { Hit, Reranker } from "../../src/domain.ts";
import { rerankHits } from "../../src/retrieve/rerank.ts";
import { hitOf, passageOf, READER } from "./fixtures.ts";

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

test("the confidence stays what it is without the reranker", async () => {
  const before = hits(5, { 3: "It sailed into fog." });
  const after = await rerankHits(QUESTION, before, reranker);
  expect(confidenceOf(after, READER)).toBe(confidenceOf(before, READER));
});

test("no hits, nothing to read", async () => {
  expect(await rerankHits(QUESTION, [], reranker)).toEqual([]);
});
