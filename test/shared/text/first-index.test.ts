import fc from "fast-check";
import { expect, test } from "vitest";
import { firstIndex } from "../../../src/shared/text/first-index.ts";

test("finds what a search from the front finds", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(21), (numbers, wanted) => {
      const sorted = numbers.sort((a, b) => a - b);
      const expected = sorted.findIndex((number) => number >= wanted);
      const found = firstIndex(0, sorted.length, (index) => sorted[index]! >= wanted);
      expect(found).toBe(expected < 0 ? sorted.length : expected);
    }),
  );
});

test("looks only between its bounds", () => {
  expect(firstIndex(3, 7, () => true)).toBe(3);
  expect(firstIndex(3, 7, () => false)).toBe(7);
  expect(firstIndex(5, 5, () => true)).toBe(5);
});
