import type { LibrariansMeasured } from "../tasks/ask-librarians.ts";
import type { EmbeddingMeasured } from "../tasks/embedding.ts";
import type { Measured } from "./measure-corpus.ts";
import { sum } from "./process-figures.ts";
import { median } from "./statistics.ts";
import { count, markdownTable, megabytes, ms, number, seconds, times } from "./units.ts";
import type { UpdateMeasured } from "./updates.ts";

type Row = readonly [label: string, of: (corpus: Measured) => string];

const ROWS: readonly Row[] = [
  ["**Corpus**", () => ""],
  ["Articles / passages", ({ size }) => `${count(size.articles)} / ${count(size.passages)}`],
  ["Cleaned text", ({ size }) => `${number(size.textBytes / 1e6)} MB`],
  ["Tokens per passage, mean", ({ embedding }) => number(embedding.tokensPerPassage)],
  ["**Indexing**", () => ""],
  ["All of it", (corpus) => rate(corpus, corpus.build.durationMs)],
  ["Reading, cleaning, cutting", (corpus) => rate(corpus, corpus.build.phaseMs.reading)],
  ["Embedding, linking into HNSW", (corpus) => rate(corpus, corpus.build.phaseMs.embedding)],
  ["Embedding alone", ({ embedding }) => `${number(embedding.passagesPerSecond)} passages/s`],
  ["– CPU a passage, and the least it could be", ({ embedding }) => distanceToLimit(embedding)],
  ["Writing HNSW and BM25", (corpus) => rate(corpus, corpus.build.phaseMs.indexing)],
  ["Measuring recall, hashing", (corpus) => rate(corpus, corpus.build.phaseMs.verifying)],
  ["Peak memory", ({ build }) => megabytes(build.peakMemory)],
  ["Size on disk per passage", (corpus) => sizePerPassage(corpus)],
  ["**One changed article**", () => ""],
  ["Update, median", ({ updates }) => seconds(median(updates.map(({ ms }) => ms)))],
  ["– CPU of all processes", ({ updates }) => cpuOf(updates)],
  ["– peak memory", ({ updates }) => megabytes(updates[0]!.peakMemory)],
  ["**Answering, in process**", () => ""],
  ["Question to answer, p50 / p95", ({ serving }) => ms(serving.total)],
  ["– embedding the question", ({ serving }) => ms(serving.embed)],
  ["– HNSW", ({ serving }) => ms(serving.hnsw)],
  ["– BM25", ({ serving }) => ms(serving.bm25)],
  ["– rest", ({ serving }) => ms(serving.rest)],
  ["Peak memory", ({ serving }) => megabytes(serving.peakMemory)],
  ["**Answering, by the bot's librarians**", () => ""],
  ["One asker", ({ librarians }) => throughput(librarians, 0)],
  ["Eight askers at once", ({ librarians }) => throughput(librarians, 1)],
  [
    "– librarians, peak memory",
    ({ librarians: l }) => `${l.librarians}, ${megabytes(l.peakMemory)}`,
  ],
  ["**Answering, from the shell**", () => ""],
  ["`node dist/main.js ask`, median", ({ coldStart }) => seconds(median(coldStart.node))],
  ["`npm run --silent ask`, median", ({ coldStart }) => seconds(median(coldStart.npm))],
  ["**Nearest hundred, against exact search**", () => ""],
  ["HNSW, p50 / p95", ({ vectors }) => ms(vectors.hnsw)],
  ["Exact, p50 / p95", ({ vectors }) => ms(vectors.exact)],
  ["Ratio of p50", ({ vectors }) => times(vectors.exact.p50 / vectors.hnsw.p50)],
  [
    "Recall@10 / recall@100",
    ({ vectors }) => `${vectors.recallAt10.toFixed(3)} / ${vectors.recallAt100.toFixed(3)}`,
  ],
  ["**Keyword search, against MiniSearch**", () => ""],
  ["Ours, p50 / p95", ({ keywords }) => ms(keywords.ours)],
  ["MiniSearch, p50 / p95", ({ keywords }) => ms(keywords.miniSearch)],
  ["Ratio of p50", ({ keywords: k }) => times(k.miniSearch.p50 / k.ours.p50)],
];

/** What was measured as a Markdown table, a column for each corpus. */
export function renderTable(corpora: readonly Measured[]): string {
  return markdownTable([
    ["", ...corpora.map(({ name }) => name)],
    ...ROWS.map(([label, of]) => [label, ...corpora.map(of)]),
  ]);
}

/** `412 passages/s, 0.19 MB/s`; nothing can be said of an index that was kept from an earlier run. */
function rate({ size, build }: Measured, phaseMs: number): string {
  if (build.embedded === 0) return "kept from an earlier run";
  const passages = (1000 * size.passages) / phaseMs;
  const text = size.textBytes / 1e6 / (phaseMs / 1000);
  return `${number(passages)} passages/s, ${number(text)} MB/s`;
}

function sizePerPassage({ size }: Measured): string {
  const bytes = Object.values(size.fileBytes).reduce((sum, file) => sum + file, 0);
  return `${count(bytes / size.passages)} bytes`;
}

/** `5.80 ms, 3.61 ms (62 %)`. */
function distanceToLimit({ cpuMsPerPassage: cpuMs, products }: EmbeddingMeasured): string {
  if (cpuMs === null) return "measured on Linux only";
  const share = Math.round((100 * products.cpuMs) / cpuMs);
  return `${number(cpuMs)} ms, ${number(products.cpuMs)} ms (${share} %)`;
}

function cpuOf(updates: readonly UpdateMeasured[]): string {
  const totals = updates.map(({ cpuSeconds }) => sum(cpuSeconds));
  return totals.every((total) => total !== null)
    ? seconds(1000 * median(totals))
    : "measured on Linux only";
}

/** `112 questions/s, 1.81x, CPU 17.0 ms a question`; how many times as many as the first. */
function throughput({ throughput: all }: LibrariansMeasured, which: 0 | 1): string {
  const [one, now] = [all[0]!, all[which]!];
  const ratio = now.questionsPerSecond / one.questionsPerSecond;
  const parts = [
    `${number(now.questionsPerSecond)} questions/s`,
    ...(which === 0 ? [] : [times(ratio)]),
    ...(now.cpuMsPerQuestion === null ? [] : [`CPU ${number(now.cpuMsPerQuestion)} ms a question`]),
  ];
  return parts.join(", ");
}
