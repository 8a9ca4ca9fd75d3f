import { expect, test } from "vitest";
import { inBatches } from "../../src/shared/in-batches.ts";

test.each([
  [[], []],
  [[1, 2], [[1, 2]]],
  [
    [1, 2, 3, 4, 5],
    [[1, 2], [3, 4], [5]],
  ],
])("%j in batches of two", (items, batches) => {
  expect([...inBatches(items, 2)]).toEqual(batches);
});
