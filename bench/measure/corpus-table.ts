import type { Measured } from "./measure-corpus.ts";
import { median } from "./statistics.ts";
import { count, markdownTable, megabytes, ms, number, seconds, times } from "./units.ts";

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
  ["Writing HNSW and BM25", (corpus) => rate(corpus, corpus.build.phaseMs.indexing)],
  ["Measuring recall, hashing", (corpus) => rate(corpus, corpus.build.phaseMs.verifying)],
  ["Peak memory", ({ build }) => megabytes(build.peakMemory)],
  ["Size on disk per passage", (corpus) => sizePerPassage(corpus)],
  ["**Answering, in process**", () => ""],
  ["Question to answer, p50 / p95", ({ serving }) => ms(serving.total)],
  ["– embedding the question", ({ serving }) => ms(serving.embed)],
  ["– HNSW", ({ serving }) => ms(serving.hnsw)],
  ["– BM25", ({ serving }) => ms(serving.bm25)],
  ["– rest", ({ serving }) => ms(serving.rest)],
  ["Peak memory", ({ serving }) => megabytes(serving.peakMemory)],
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
