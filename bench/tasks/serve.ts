import { ask } from "#src/ask.ts";
import { openLibrary } from "#src/index/open-library.ts";
import { readyEmbedder } from "../embedders.ts";
import { peakMemory } from "../measure/process-figures.ts";
import { type Spread, spread, WARM_UP } from "../measure/statistics.ts";
import { Stopwatch } from "../measure/stopwatch.ts";
import type { Asked } from "../places.ts";

export type Served = {
  readonly questions: number;
  /** Milliseconds from question to answer. */
  readonly total: Spread;
  /** Milliseconds in each method that was called, by its name. */
  readonly methods: { readonly [method: string]: Spread };
  readonly embed: Spread;
  /** Nearest neighbours by HNSW. */
  readonly hnsw: Spread;
  /** Best passages by BM25, and BM25 of the other candidates. */
  readonly bm25: Spread;
  /** Reading the candidates from SQLite, weighing them, composing the answer. */
  readonly rest: Spread;
  /** Bytes by process. */
  readonly peakMemory: readonly number[] | null;
};

/** Opens an index as a bot does, and answers questions, one after the other. */
export async function measureServing({ places, questions }: Asked): Promise<Served> {
  const watch = new Stopwatch();
  const embedder = watch.around(await readyEmbedder());
  const library = watch.around(await openLibrary(places.embeddingsDir));
  for (const question of questions.slice(0, WARM_UP)) await ask(question, { library, embedder });
  watch.take();

  const totals: number[] = [];
  const laps: Map<string, number>[] = [];
  for (const question of questions) {
    const started = performance.now();
    await ask(question, { library, embedder });
    totals.push(performance.now() - started);
    laps.push(watch.take());
  }
  const memory = peakMemory();
  await embedder.close();

  const within = (...methods: string[]) =>
    laps.map((lap) => methods.reduce((sum, method) => sum + (lap.get(method) ?? 0), 0));
  const [embed, best] = [within("embed"), within("best")];
  const others = within("nearest", "bm25");
  // Words are searched while the question is embedded.
  const searching = others.map((ms, i) => ms + Math.max(embed[i]!, best[i]!));
  const methods = [...new Set(laps.flatMap((lap) => [...lap.keys()]))];
  return {
    questions: questions.length,
    total: spread(totals),
    methods: Object.fromEntries(methods.map((method) => [method, spread(within(method))])),
    embed: spread(embed),
    hnsw: spread(within("nearest")),
    bm25: spread(within("best", "bm25")),
    rest: spread(totals.map((total, i) => total - searching[i]!)),
    peakMemory: memory,
  };
}
