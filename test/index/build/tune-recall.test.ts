import { expect, test } from "vitest";
import { tuneRecall } from "../../../src/index/build/tune-recall.ts";
import type { PassageReader } from "../../../src/index/passages/passage-reader.ts";
import { nearestExactly } from "../../../src/index/vectors/exact-search.ts";
import type { LayeredGraph } from "../../../src/index/vectors/layered-graph.ts";
import { randomNumbers } from "../../support/articles/generated-articles.ts";

const random = randomNumbers(5);
/** More than are compared at once, and dimensions that fill no vector instruction. */
const POINTS = Array.from({ length: 600 }, (_, id) => {
  const vector = Float32Array.from({ length: 10 }, () => random() - 0.5);
  const length = Math.hypot(...vector);
  return { id, vector: vector.map((number) => number / length) };
});

const passages = {
  ids: () => Uint32Array.from(POINTS, ({ id }) => id),
  vectors: (ids: readonly number[]) => ids.map((id) => POINTS[id]!.vector),
  *points() {
    yield* POINTS;
  },
} as unknown as PassageReader;

/** Finds the truly nearest, of ten as many as `ef` lets it. */
function graphThatFinds(most: (ef: number) => number): LayeredGraph {
  return {
    ef: 0,
    nearest(this: { ef: number }, vector: Float32Array, k: number) {
      const right = nearestExactly(POINTS, vector, k).slice(0, most(this.ef));
      const wrong = nearestExactly(POINTS, vector.map((x) => -x) as Float32Array, k);
      return [...right, ...wrong.map(({ id }) => ({ id, score: -1 }))].slice(0, k);
    },
  } as unknown as LayeredGraph;
}

test("recall is the share of the truly nearest that the graph finds", async () => {
  const told: number[] = [];
  const graph = graphThatFinds(() => 10);
  const tuned = await tuneRecall(graph, passages, (done) => told.push(done));
  expect(tuned).toEqual({ ef: 200, recall: 1 });
  expect(told.at(-1)).toBe(600);
});

test("ef is doubled until the graph finds enough, or looks at all passages", async () => {
  const graph = graphThatFinds((ef) => (ef < 400 ? 9 : 10));
  expect(await tuneRecall(graph, passages, () => {})).toEqual({ ef: 400, recall: 1 });
  const poor = await tuneRecall(
    graphThatFinds(() => 7),
    passages,
    () => {},
  );
  expect(poor.ef).toBe(800);
  expect(poor.recall).toBeCloseTo(0.7, 10);
});
