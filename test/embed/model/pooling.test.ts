import { expect, test } from "vitest";
import { pool } from "../../../src/embed/model/pooling.ts";

test("mean pooling averages the tokens", () => {
  const vector = pool(new Float32Array([3, 0, 0, 4, 3, 8]), 2, "mean");
  // (3+0+3, 0+4+8) / 3 = (2, 4), brought to length 1
  expect(vector[0]).toBeCloseTo(2 / Math.sqrt(20));
  expect(vector[1]).toBeCloseTo(4 / Math.sqrt(20));
});

test("mean pooling counts every token of a longer text", () => {
  for (const tokens of [1, 4, 5, 9]) {
    const hidden = Float32Array.from({ length: 2 * tokens }, (_, i) => (i % 2 === 0 ? i : 1));
    const sum = tokens * (tokens - 1);
    expect(pool(hidden, 2, "mean")[0]).toBeCloseTo(sum / Math.hypot(sum, tokens));
  }
});

test("cls pooling takes the first token alone", () => {
  expect([...pool(new Float32Array([3, 0, 0, 4, 3, 8]), 2, "cls")]).toEqual([1, 0]);
});

test("a text whose tokens cancel out gives zeros, not NaN", () => {
  expect([...pool(new Float32Array([1, -1, -1, 1]), 2, "mean")]).toEqual([0, 0]);
});
