import { expect, test } from "vitest";
import type { SizeMeasured } from "../../../bench/size/measure-size.ts";
import { renderSize } from "../../../bench/size/size-table.ts";

const spread = { p50: 8, p95: 12.5, p99: 20 };
const phases = {
  total: spread,
  embed: spread,
  hnsw: spread,
  keywords: spread,
  reading: spread,
  features: spread,
  compose: spread,
};
const MEASURED: SizeMeasured = {
  vectors: "drawn",
  size: {
    articles: 25_000,
    passages: 100_000,
    textBytes: 50e6,
    fileBytes: { "passages.db": 200e6, "vectors.hnsw": 120e6 },
  },
  build: {
    embedded: 100_000,
    durationMs: 100_000,
    phaseMs: { reading: 40_000, embedding: 50_000, indexing: 5_000, verifying: 5_000 },
    recall: 0.99,
    ef: 200,
    skipped: 0,
    changed: 0,
    peakMemory: [400e6, 150e6],
    cpuSeconds: [120, 30],
  },
  load: { openMs: 1_500, cpuMs: 1_400, memory: [300e6] },
  serving: {
    rounds: [
      { askers: 1, questionsPerSecond: 110, cpuMsPerQuestion: 9, phases },
      { askers: 8, questionsPerSecond: 200, cpuMsPerQuestion: null, phases },
    ],
    peakMemory: [500e6, 150e6],
  },
  recall: { questions: 100, at10: 0.981, at100: 0.95 },
};

test("the table says when vectors were drawn", () => {
  expect(renderSize(MEASURED)).toContain("| Vectors | **drawn**, not embedded |");
  expect(renderSize({ ...MEASURED, vectors: "model" })).toContain("of the bundled model");
});

test("phases, sizes, percentiles and askers each have their row", () => {
  const table = renderSize(MEASURED);
  expect(table).toContain("| – reading, cleaning, cutting | 40.00 s, 2,500 passages/s |");
  expect(table).toContain("| `vectors.hnsw` | 120 MB, 1,200 bytes a passage |");
  expect(table).toContain("| Opening, checksums compared | 1.50 s, CPU 1.40 s |");
  expect(table).toContain("| – HNSW | 8.00 / 12.5 / 20.0 ms |");
  expect(table).toContain("| One asker | 110 questions/s, CPU 9.00 ms a question;");
  expect(table).toContain("| 8 askers at once | 200 questions/s; p50");
  expect(table).toContain("| Recall@10 / recall@100 | 0.981 / 0.950 |");
});

test("an index that an earlier run has left has no times of building", () => {
  const build = { ...MEASURED.build, embedded: 0 };
  const table = renderSize({ ...MEASURED, build });
  expect(table).toContain("kept from an earlier run");
  expect(table).not.toContain("All of it");
});
