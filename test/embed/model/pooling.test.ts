import { describe, expect, test } from "vitest";
import { pool, poolWords, toUnitLength } from "../../../src/embed/model/pooling.ts";

test("mean pooling averages the tokens", () => {
  const vector = pool(new Float32Array([3, 0, 0, 4, 3, 8]), 2, "mean");
  // (3+0+3, 0+4+8) / 3
  expect([...vector]).toEqual([2, 4]);
});

test("mean pooling counts every token of a longer text", () => {
  for (const tokens of [1, 4, 5, 9]) {
    const hidden = Float32Array.from({ length: 2 * tokens }, (_, i) => (i % 2 === 0 ? i : 1));
    expect([...pool(hidden, 2, "mean")]).toEqual([tokens - 1, 1]);
  }
});

test("cls pooling takes the first token alone", () => {
  expect([...pool(new Float32Array([3, 0, 0, 4, 3, 8]), 2, "cls")]).toEqual([3, 0]);
});

test("a text whose tokens cancel out gives zeros, not NaN", () => {
  const vector = toUnitLength(pool(new Float32Array([1, -1, -1, 1]), 2, "mean"));
  expect([...vector]).toEqual([0, 0]);
});

describe("the vector of a word", () => {
  const expectNumbers = (found: Float32Array, expected: readonly number[]) => {
    expect(found).toHaveLength(expected.length);
    for (const [i, number] of expected.entries()) expect(found[i]).toBeCloseTo(number, 4);
  };

  /** Six tokens in two dimensions. */
  const hidden = new Float32Array([9, 9, 3, 0, 0, 4, 1, 1, 0, 2, 9, 9]);

  test("is the sum of its tokens", () => {
    const words = [
      { start: 0, end: 6 },
      { start: 7, end: 9 },
    ];
    // [CLS] pl ##ay is so [SEP]: "played" has two tokens, "is" one; "so" is in no word.
    const vectors = poolWords(hidden, 2, [-1, 0, 3, 7, 20, -1], words);
    expectNumbers(vectors, [3, 4, 1, 1]);
  });

  test("is zeros where the model saw none of it", () => {
    const words = [
      { start: 0, end: 3 },
      { start: 4, end: 6 },
      { start: 50, end: 60 },
    ];
    expect([...poolWords(hidden, 2, [-1, 0, 0, -1, -1, -1], words).slice(2)]).toEqual([0, 0, 0, 0]);
    expect(poolWords(hidden, 2, [-1, 0, 0, -1, -1, -1], [])).toHaveLength(0);
  });

  test("does not take tokens that are nowhere, before, between or behind its own", () => {
    const words = [{ start: 0, end: 9 }];
    const alone = poolWords(hidden, 2, [-1, 0, -1, -1, -1, -1], words);
    expect([...alone]).toEqual([3, 0]);
    const two = poolWords(hidden, 2, [-1, 0, -1, -1, 5, -1], words);
    expectNumbers(two, [3, 2]);
  });

  test("of a token that is nowhere does not end the search for the next word", () => {
    const words = [
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ];
    const vectors = poolWords(hidden, 2, [0, -1, 3, -1, -1, -1], words);
    expectNumbers(vectors, [9, 9, 0, 4]);
  });
});
