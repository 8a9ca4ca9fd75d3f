import { truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nearestExactly } from "../../../src/index/vectors/exact-search.ts";
import { VectorIndex } from "../../../src/index/vectors/vector-index.ts";
import { DIMENSIONS, randomPoints, vectorIndexOf } from "../../support/index/random-points.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("with enough candidates the graph finds what comparing one by one finds", async () => {
  const points = randomPoints(1500);
  const index = await vectorIndexOf(points);
  for (const { vector } of randomPoints(20, 2)) {
    const exact = nearestExactly(points, vector, 10);
    const found = index.nearest(vector, 10);
    expect(found.map(({ id }) => id)).toEqual(exact.map(({ id }) => id));
    for (const [i, { score }] of found.entries()) expect(score).toBeCloseTo(exact[i]!.score, 5);
  }
});

test("removed points are not found, points added later are", async () => {
  const points = randomPoints(300);
  const index = await vectorIndexOf(points.slice(0, 250));
  index.remove(points.slice(0, 40).map(({ id }) => id));
  await index.add(points.slice(250));
  expect(index.size).toBe(300);
  const all = index.nearest(points[0]!.vector, 1000).map(({ id }) => id);
  expect(all.sort((a, b) => a - b)).toEqual(points.slice(40).map(({ id }) => id));
});

test("a saved index finds the same when loaded, remembers what was removed, and can grow", async () => {
  const points = randomPoints(200);
  const index = await vectorIndexOf(points);
  index.remove([points[0]!.id]);
  const path = join(temporaryFolder(), "vectors.hnsw");
  await index.save(path);
  const loaded = await VectorIndex.load(path, DIMENSIONS);
  loaded.ef = 200;
  const { vector } = points[0]!;
  expect(loaded.nearest(vector, 1000)).toHaveLength(199);
  expect(loaded.nearest(vector, 10)).toEqual(index.nearest(vector, 10));
  await loaded.add([{ id: 5000, vector }]);
  expect(loaded.nearest(vector, 1)[0]!.id).toBe(5000);
  truncateSync(path, 5000);
  await expect(VectorIndex.load(path, DIMENSIONS)).rejects.toThrow("corrupted");
});

test("a cleared index is empty and takes points as a new one does", async () => {
  const points = randomPoints(80);
  const index = await vectorIndexOf(points);
  index.remove([points[0]!.id]);
  index.clear();
  expect(index.size).toBe(0);
  expect(index.nearest(points[1]!.vector, 3)).toEqual([]);
  await index.add(points.slice(0, 5));
  expect(index.nearest(points[1]!.vector, 1).map(({ id }) => id)).toEqual([points[1]!.id]);
});

test("an empty index finds nothing", () => {
  expect(VectorIndex.empty(3).nearest(Float32Array.of(1, 0, 0), 10)).toEqual([]);
});

test("only wanted points are found", async () => {
  const points = randomPoints(200);
  const index = await vectorIndexOf(points);
  const wanted = points.filter((_, i) => i % 4 === 0);
  const { vector } = points[1]!;
  const found = index.nearest(vector, 10, (id) => (id - 1) % 8 === 0);
  expect(found.map(({ id }) => id)).toEqual(nearestExactly(wanted, vector, 10).map(({ id }) => id));
});
