import type { Point } from "../../../src/index/passages/vector-reader.ts";
import { VectorIndex } from "../../../src/index/vectors/vector-index.ts";
import { randomNumbers } from "../articles/generated-articles.ts";

export const DIMENSIONS = 24;

/** Unit vectors with odd ids. */
export function randomPoints(count: number, seed = 1): Point[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, i) => {
    const vector = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
    const length = Math.hypot(...vector);
    return { id: 2 * i + 1, vector: vector.map((number) => number / length) };
  });
}

/** A graph that looks at enough candidates to find the true neighbours of so few points. */
export async function vectorIndexOf(points: readonly Point[]): Promise<VectorIndex> {
  const index = VectorIndex.empty(DIMENSIONS);
  await index.add(points);
  index.ef = 200;
  return index;
}
