import { expect, test } from "vitest";
import { renderTable } from "../../../bench/measure/corpus-table.ts";
import type { Measured } from "../../../bench/measure/measure-corpus.ts";

const spreadOf = (p50: number, p95: number) => ({ p50, p95, p99: 2 * p95 });

const MEASURED: Measured = {
  name: "three articles",
  size: {
    articles: 3,
    passages: 2_000,
    textBytes: 1_000_000,
    fileBytes: { "passages.db": 4_000_000, "vectors.hnsw": 2_400_000, "keywords.bin": 1_600_000 },
  },
  build: {
    embedded: 2_000,
    durationMs: 5_000,
    phaseMs: { reading: 500, embedding: 4_000, indexing: 400, verifying: 100 },
    recall: 1,
    ef: 50,
    skipped: 0,
    changed: 0,
    peakMemory: [200e6, 150e6],
    cpuSeconds: [4, 5],
  },
  serving: {
    questions: 300,
    total: spreadOf(8.123, 12.5),
    embed: spreadOf(3, 4),
    hnsw: spreadOf(0.25, 0.5),
    bm25: spreadOf(0.1, 0.2),
    rest: spreadOf(4.75, 8),
    methods: {},
    peakMemory: [120e6, 140e6],
  },
  updates: [
    { ms: 1_500, cpuSeconds: [1.25, 0.25], peakMemory: [300e6, 130e6] },
    { ms: 1_900, cpuSeconds: [1.5, 0.25], peakMemory: [310e6, 130e6] },
    { ms: 1_400, cpuSeconds: [1, 0.25], peakMemory: [320e6, 130e6] },
  ],
  librarians: {
    throughput: [
      { askers: 1, questionsPerSecond: 60, cpuMsPerQuestion: 20 },
      { askers: 8, questionsPerSecond: 108, cpuMsPerQuestion: 18 },
    ],
    librarians: 2,
    peakMemory: [50e6, 250e6, 130e6, 200e6, 120e6],
  },
  coldStart: { node: [900, 1_000, 5_000], npm: [1_200, 1_300, 1_400] },
  embedding: {
    passages: 500,
    tokensPerPassage: 140,
    passagesPerSecond: 450,
    cpuMsPerPassage: 5,
    products: { multiplyAdds: 500e6, cpuMs: 3 },
  },
  vectors: {
    questions: 300,
    hnsw: spreadOf(0.25, 0.5),
    exact: spreadOf(1, 2),
    recallAt10: 1,
    recallAt100: 0.991,
  },
  keywords: {
    questions: 300,
    ours: spreadOf(0.1, 0.2),
    miniSearch: spreadOf(2.5, 5),
    agreement: 0.9,
  },
};

const row = (table: string, label: string) => {
  const line = table.split("\n").find((candidate) => candidate.startsWith(`| ${label} |`));
  return line?.split(" | ")[1]?.replace(/ \|$/, "");
};

test("the table has a column for each corpus and as many cells in every row", () => {
  const lines = renderTable([MEASURED, { ...MEASURED, name: "other" }]).split("\n");
  expect(lines[0]).toBe("|  | three articles | other |");
  expect(new Set(lines.map((line) => line.split("|").length))).toEqual(new Set([5]));
});

test("rates, times, memory and ratios come out in units a reader can compare with the goals", () => {
  const table = renderTable([MEASURED]);
  expect(row(table, "All of it")).toBe("400 passages/s, 0.200 MB/s");
  expect(row(table, "Size on disk per passage")).toBe("4,000 bytes");
  expect(row(table, "Question to answer, p50 / p95")).toBe("8.12 / 12.5 ms");
  expect(row(table, "Update, median")).toBe("1.50 s");
  expect(row(table, "– CPU of all processes")).toBe("1.50 s");
  expect(row(table, "Eight askers at once")).toBe("108 questions/s, 1.80x, CPU 18.0 ms a question");
  expect(row(table, "– CPU a passage, and the least it could be")).toBe("5.00 ms, 3.00 ms (60 %)");
  expect(row(table, "`node dist/main.js ask`, median")).toBe("1.00 s");
  expect(row(table, "Peak memory")).toBe("350 MB (200 + 150)");
  expect(table).toContain("| Ratio of p50 | 25.0x |");
});

test("an index that was kept from an earlier run has no rates, and other systems no memory", () => {
  const build = { ...MEASURED.build, embedded: 0, peakMemory: null };
  const table = renderTable([{ ...MEASURED, build }]);
  expect(row(table, "All of it")).toBe("kept from an earlier run");
  expect(row(table, "Peak memory")).toBe("measured on Linux only");
});
