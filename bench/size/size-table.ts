import { sum } from "../measure/process-figures.ts";
import { count, markdownTable, megabytes, number, seconds } from "../measure/units.ts";
import type { AskedMany, PhaseSpreads } from "../tasks/ask-many.ts";
import type { SizeMeasured } from "./measure-size.ts";

const PHASES: readonly (readonly [phase: keyof PhaseSpreads, label: string])[] = [
  ["total", "Question to answer, p50 / p95 / p99"],
  ["embed", "– embedding the question"],
  ["hnsw", "– HNSW"],
  ["keywords", "– BM25"],
  ["reading", "– rows of the candidates"],
  ["features", "– merging, reading closely"],
  ["compose", "– duplicates, quotes, verdict"],
];

/** What was measured as a Markdown table of two columns. */
export function renderSize(measured: SizeMeasured): string {
  const { size, build, load, serving, recall } = measured;
  const [one] = serving.rounds;
  const kept = build.embedded === 0;
  return markdownTable([
    ["", `${count(size.passages)} passages`],
    ["Articles", count(size.articles)],
    ["Cleaned text", `${number(size.textBytes / 1e6)} MB`],
    ["Vectors", measured.vectors === "drawn" ? "**drawn**, not embedded" : "of the bundled model"],
    ["**Indexing**", kept ? "kept from an earlier run" : ""],
    ...(kept ? [] : buildRows(measured)),
    ...Object.entries(size.fileBytes).map(([file, bytes]) => [
      `\`${file}\``,
      `${number(bytes / 1e6)} MB, ${count(bytes / size.passages)} bytes a passage`,
    ]),
    ["**Loading**", ""],
    ["Opening, checksums compared", `${seconds(load.openMs)}, CPU ${seconds(load.cpuMs)}`],
    ["Memory then", megabytes(load.memory)],
    ["**Answering**", ""],
    ...PHASES.map(([phase, label]) => [label, percentiles(one!, phase)]),
    ...serving.rounds.flatMap(roundRows),
    ["Peak memory", megabytes(serving.peakMemory)],
    ["Recall@10 / recall@100", `${recall.at10.toFixed(3)} / ${recall.at100.toFixed(3)}`],
  ]);
}

function buildRows({ build, size }: SizeMeasured): string[][] {
  const row = (label: string, ms: number) => [
    label,
    `${seconds(ms)}, ${count((1000 * size.passages) / ms)} passages/s`,
  ];
  const cpu = sum(build.cpuSeconds);
  return [
    row("All of it", build.durationMs),
    row("– reading, cleaning, cutting", build.phaseMs.reading),
    row("– vectors, linking into HNSW", build.phaseMs.embedding),
    row("– writing HNSW and BM25", build.phaseMs.indexing),
    row("– measuring recall, hashing", build.phaseMs.verifying),
    ["CPU time", cpu === null ? "measured on Linux only" : seconds(1000 * cpu)],
    ["Peak memory while indexing", megabytes(build.peakMemory)],
  ];
}

function percentiles({ phases }: AskedMany, phase: keyof PhaseSpreads): string {
  const { p50, p95, p99 } = phases[phase];
  return `${[p50, p95, p99].map(number).join(" / ")} ms`;
}

function roundRows({ askers, questionsPerSecond, cpuMsPerQuestion, phases }: AskedMany) {
  const cpu = cpuMsPerQuestion === null ? "" : `, CPU ${number(cpuMsPerQuestion)} ms a question`;
  const { p50, p95 } = phases.total;
  return [
    [
      askers === 1 ? "One asker" : `${askers} askers at once`,
      `${count(questionsPerSecond)} questions/s${cpu}; p50 / p95 ${number(p50)} / ${number(p95)} ms`,
    ],
  ];
}
