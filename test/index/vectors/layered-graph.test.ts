import { expect, test } from "vitest";
import { nearestExactly } from "../../../src/index/vectors/exact-search.ts";
import { LayeredGraph } from "../../../src/index/vectors/layered-graph.ts";
import { randomPoints, vectorIndexOf } from "../../support/index/random-points.ts";

const POINTS = randomPoints(1500);
const [OLD, NEW] = [POINTS.slice(0, 1300), POINTS.slice(1300)];
const GONE = OLD.filter((_, i) => i % 6 === 0);
const ALL = [...OLD.filter((point) => !GONE.includes(point)), ...NEW];
const QUESTIONS = randomPoints(20, 2).map(({ vector }) => vector);

async function layered(points = NEW) {
  const [own, earlier] = [await vectorIndexOf(points), await vectorIndexOf(OLD)];
  const gone = GONE.map(({ id }) => id);
  const graph = new LayeredGraph(own, earlier, gone);
  graph.ef = 300;
  return graph;
}

const idsOf = (found: readonly { readonly id: number }[]) => found.map(({ id }) => id);

test("of two graphs are found the nearest of both, without those that are gone", async () => {
  const graph = await layered();
  for (const question of QUESTIONS) {
    const [found, exact] = [graph.nearest(question, 20), nearestExactly(ALL, question, 20)];
    expect(idsOf(found)).toEqual(idsOf(exact));
    for (const [i, { score }] of found.entries()) expect(score).toBeCloseTo(exact[i]!.score, 5);
  }
  expect(graph.nearest(GONE[0]!.vector, 2000)).toHaveLength(ALL.length);
});

test("nothing may be new", async () => {
  const graph = await layered([]);
  const stay = ALL.filter((point) => !NEW.includes(point));
  for (const question of QUESTIONS)
    expect(idsOf(graph.nearest(question, 20))).toEqual(idsOf(nearestExactly(stay, question, 20)));
});

test("only wanted points are found in either", async () => {
  const graph = await layered();
  const isWanted = (id: number) => id % 10 === 1;
  const wanted = ALL.filter(({ id }) => isWanted(id));
  for (const question of QUESTIONS) {
    const found = graph.nearest(question, 20, isWanted);
    expect(idsOf(found)).toEqual(idsOf(nearestExactly(wanted, question, 20)));
  }
});

test("one graph alone gives what it finds", async () => {
  const [graph, one] = [new LayeredGraph(await vectorIndexOf(OLD)), await vectorIndexOf(OLD)];
  expect(graph.nearest(QUESTIONS[0]!, 10)).toEqual(one.nearest(QUESTIONS[0]!, 10));
});
