import type { Vector } from "../../glossary/embedder.ts";
import { letOthersRun } from "../../shared/async/let-others-run.ts";
import { inBatches } from "../../shared/in-batches.ts";
import { multiplied } from "../../shared/vectors/word-matrices.ts";
import { TopK } from "../keywords/top-k.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import type { Point } from "../passages/vector-reader.ts";
import type { LayeredGraph } from "../vectors/layered-graph.ts";
import type { OnProgress } from "./phases.ts";
import { sampleOf } from "./sample.ts";

/** Passages whose neighbours are searched both ways. */
const SAMPLE = 100;
const NEIGHBOURS = 10;
/** Below this, `ef` is doubled. */
const WANTED_RECALL = 0.99;
/** Questions are farther from passages than passages are from each other, and a search asks for a hundred neighbours. */
const FIRST_EF = 200;
/** Cosines that differ only in the order of summation differ by less. */
const ROUNDING = 1e-5;
/** Vectors compared before the event loop gets a turn. */
const SLICE = 256;

/**
 * Finds the number of candidates a search must keep (`ef`) for a recall@10 of 99 %, measured against exact
 * search for passages spread evenly over the index, and sets the graph to it. Equally near passages are
 * interchangeable.
 *
 * @returns that `ef` and its recall@10, 0..1; below .99 only if no `ef` reaches it
 */
export async function tuneRecall(
  graph: LayeredGraph,
  passages: PassageReader,
  onProgress: OnProgress,
): Promise<{ ef: number; recall: number }> {
  const ids = passages.ids();
  const sample = sampleOf(ids, SAMPLE);
  const questions = passages.vectors(sample);
  const tops = questions.map(() => new TopK(NEIGHBOURS));
  const columns = columnsOf(questions);
  let compared = 0;
  for (const slice of inBatches(passages.points(), SLICE)) {
    offer(slice, columns, tops);
    compared += slice.length;
    onProgress(compared, ids.length);
    await letOthersRun();
  }
  onProgress(ids.length, ids.length);
  const enough = tops.map((top) => top.sorted().at(-1)!.score - ROUNDING);
  const wanted = sample.length * Math.min(NEIGHBOURS, ids.length);
  for (let ef = FIRST_EF; ; ef *= 2) {
    graph.ef = ef;
    const found = questions.map(
      (question, i) =>
        graph.nearest(question, NEIGHBOURS).filter(({ score }) => score >= enough[i]!).length,
    );
    const recall = wanted === 0 ? 1 : found.reduce((sum, n) => sum + n, 0) / wanted;
    if (recall >= WANTED_RECALL || ef >= ids.length) return { ef, recall };
  }
}

/** Offers each point with its cosine to each question. */
function offer(points: readonly Point[], columns: Float32Array, tops: readonly TopK[]): void {
  const size = points[0]!.vector.length;
  const rows = new Float32Array(points.length * size);
  for (const [i, { vector }] of points.entries()) rows.set(vector, i * size);
  const cosines = multiplied(rows, columns, size, tops.length);
  const width = cosines.length / points.length;
  for (const [i, { id }] of points.entries()) {
    for (const [q, top] of tops.entries()) top.offer(id, cosines[i * width + q]!);
  }
}

/** The vectors side by side: a row for each dimension. */
function columnsOf(vectors: readonly Vector[]): Float32Array {
  const dimensions = vectors[0]?.length ?? 0;
  const columns = new Float32Array(dimensions * vectors.length);
  for (const [column, vector] of vectors.entries()) {
    for (let d = 0; d < dimensions; d++) columns[d * vectors.length + column] = vector[d]!;
  }
  return columns;
}
