import { describe, expect, test } from "vitest";
import { generatedCollection } from "../../../bench/peers/collections.ts";
import type { PeerMeasured } from "../../../bench/peers/peer-process.ts";
import { type PeerResult, renderPeers } from "../../../bench/peers/peers-table.ts";
import { renderPlot } from "../../../bench/peers/plot.ts";

const measured = (indexMs: number, p50: number, hitAt1: number): PeerMeasured => ({
  passages: 1_000,
  textBytes: 500_000,
  indexMs,
  indexCpuSeconds: indexMs / 500,
  question: { p50, p95: 2 * p50, p99: 3 * p50 },
  questionCpuMs: p50,
  peakMemory: [100e6],
  hitAt1,
});
const RESULTS: PeerResult[] = [
  { peer: "quotewell", speed: measured(2_000, 2, 1), squad: measured(3_000, 2, 0.8) },
  { peer: "langchain", speed: measured(10_000, 20, 1), squad: null },
];

describe("the collection every system indexes", () => {
  const { documents, questions, relevance } = generatedCollection(20);

  test("has titles apart from texts and no trace of Markdown", () => {
    expect(documents).toHaveLength(20);
    for (const { title, text } of documents) {
      expect(title).toMatch(/^\S.*\S$/);
      expect(text).not.toMatch(/^(---|title:|#)/m);
    }
  });

  test("has questions whose words stand in the article that is right", () => {
    for (const { id, text } of questions) {
      expect([...relevance.get(id)!.keys()]).toEqual([id]);
      const asked = text.match(/\p{L}{5,}/gu)!;
      const article = documents.find((document) => document.id === id)!.text;
      expect(asked.some((word) => article.includes(word))).toBe(true);
    }
  });
});

test("the table has a row for each system and says what was skipped", () => {
  const rows = renderPeers(RESULTS).split("\n");
  expect(rows).toHaveLength(4);
  expect(rows[2]).toBe(
    "| Quotewell | 2.00 s | 500 | 4.00 s | 2.00 / 4.00 ms | 2.00 ms | 100 MB (100) | 0.800 |",
  );
  expect(rows[3]).toContain("skipped: SQuAD is not at hand");
});

test("the picture has a bar for every figure, the longest for the largest", () => {
  const picture = renderPlot(RESULTS);
  const widths = [...picture.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, w]) => Number(w));
  expect(widths).toHaveLength(6);
  expect(widths[0]! / widths[1]!).toBeCloseTo(5, 1);
  expect(widths[2]).toBeLessThan(widths[3]!);
  expect(picture).toContain("not measured");
  expect(picture.startsWith("<svg ")).toBe(true);
});
