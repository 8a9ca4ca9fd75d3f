import { compose } from "#src/answer/compose.ts";
import type { Embedder } from "#src/glossary/embedder.ts";
import type { Library } from "#src/glossary/library.ts";
import { openLibrary } from "#src/index/open-library.ts";
import { collapseDuplicates } from "#src/retrieve/duplicates.ts";
import { search } from "#src/retrieve/search.ts";
import { vectorSource } from "../embedders.ts";
import { type ByProcess, cpuTotal, peakMemory } from "../measure/process-figures.ts";
import { type Spread, spread, WARM_UP } from "../measure/statistics.ts";
import { Stopwatch } from "../measure/stopwatch.ts";
import type { Asked, VectorsFrom } from "../places.ts";

/** How many ask at the same time, each the next question when the one before is answered. */
const ASKERS = [1, 8] as const;

/** Milliseconds a question; the phases may overlap, and each has its own percentiles. */
export type PhaseSpreads = { readonly [phase in keyof Lap]: Spread };

export type AskedMany = {
  readonly askers: number;
  readonly questionsPerSecond: number;
  /** Of all processes together; `null` where it can't be told. */
  readonly cpuMsPerQuestion: number | null;
  readonly phases: PhaseSpreads;
};

export type ManyServed = { readonly rounds: readonly AskedMany[]; readonly peakMemory: ByProcess };

type Lap = {
  /** From question to answer. */
  readonly total: number;
  readonly embed: number;
  readonly hnsw: number;
  /** Best passages by BM25, and BM25 of the other candidates. */
  readonly keywords: number;
  /** Rows of passages, articles and word vectors. */
  readonly reading: number;
  /** What remains of the search: merging both lists, cosines of the other candidates, laying passages against the question. */
  readonly features: number;
  readonly compose: number;
};

/** Asks all questions once with each number of askers. */
export async function measureAskers(
  { places, questions }: Asked,
  vectors: VectorsFrom,
): Promise<ManyServed> {
  const embedder = await vectorSource(vectors);
  const library = await openLibrary(places.embeddingsDir);
  await askAll(questions.slice(0, WARM_UP), 1, library, embedder);
  const rounds: AskedMany[] = [];
  for (const askers of ASKERS) {
    const [started, cpuBefore] = [performance.now(), cpuTotal()];
    const laps = await askAll(questions, askers, library, embedder);
    const cpu = cpuTotal();
    rounds.push({
      askers,
      questionsPerSecond: (1000 * laps.length) / (performance.now() - started),
      cpuMsPerQuestion: cpu && cpuBefore && (1000 * (cpu - cpuBefore)) / laps.length,
      phases: spreads(laps),
    });
  }
  const memory = peakMemory();
  await embedder.close();
  return { rounds, peakMemory: memory };
}

async function askAll(
  questions: readonly string[],
  askers: number,
  library: Library,
  embedder: Embedder,
): Promise<Lap[]> {
  const waiting = questions.values();
  const laps: Lap[] = [];
  const asker = async () => {
    const watch = new Stopwatch();
    const parts = { library: watch.around(library), embedder: watch.around(embedder) };
    for (const question of waiting) laps.push(await lapOf(question, parts, watch));
  };
  await Promise.all(Array.from({ length: askers }, asker));
  return laps;
}

async function lapOf(
  question: string,
  parts: { library: Library; embedder: Embedder },
  watch: Stopwatch,
): Promise<Lap> {
  const started = performance.now();
  const { hits, reader } = await search(question, parts, null);
  const found = performance.now();
  compose(collapseDuplicates(hits), 3, reader);
  const ended = performance.now();
  const ms = watch.take();
  const within = (...methods: string[]) =>
    methods.reduce((sum, method) => sum + (ms.get(method) ?? 0), 0);
  const [embed, hnsw] = [within("embed"), within("nearest")];
  const reading = within("openPassages", "infos");
  // Words are searched while the question is embedded.
  const searched = Math.max(embed, within("best")) + within("bm25") + hnsw;
  return {
    total: ended - started,
    embed,
    hnsw,
    keywords: within("best", "bm25"),
    reading,
    features: found - started - searched - reading,
    compose: ended - found,
  };
}

function spreads(laps: readonly Lap[]): PhaseSpreads {
  const phases = Object.keys(laps[0]!) as (keyof Lap)[];
  return Object.fromEntries(
    phases.map((phase) => [phase, spread(laps.map((lap) => lap[phase]))]),
  ) as PhaseSpreads;
}
