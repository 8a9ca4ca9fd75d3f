import { expect, test } from "vitest";
import { pool } from "../../src/embed/pooling.ts";

/** Two texts, three tokens wide, of two numbers each; the second text has one token and padding. */
const hidden = {
  data: new Float32Array([3, 0, 0, 4, 3, 8, 0, 2, 99, 99, 99, 99]),
  width: 3,
  dimensions: 2,
};

test("mean pooling averages the tokens of a text and leaves its padding out", () => {
  const [first, second] = pool(hidden, [3, 1], "mean");
  // (3+0+3, 0+4+8) / 3 = (2, 4), brought to length 1
  expect(first?.[0]).toBeCloseTo(2 / Math.sqrt(20));
  expect(first?.[1]).toBeCloseTo(4 / Math.sqrt(20));
  expect([...(second ?? [])]).toEqual([0, 1]);
});

test("cls pooling takes the first token alone", () => {
  const [first, second] = pool(hidden, [3, 1], "cls");
  expect([...(first ?? [])]).toEqual([1, 0]);
  expect([...(second ?? [])]).toEqual([0, 1]);
});

test("a text whose tokens cancel out gives zeros, not NaN", () => {
  const flat = { data: new Float32Array([1, -1, -1, 1]), width: 2, dimensions: 2 };
  expect([...(pool(flat, [2], "mean")[0] ?? [])]).toEqual([0, 0]);
});
