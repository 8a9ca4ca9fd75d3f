import { describe, expect, test } from "vitest";
import { parseShards } from "../../src/settings/shards.ts";

describe("SHARDS", () => {
  test.each([
    ["auto", "auto"],
    ["1", { ids: [0], count: 1 }],
    ["4", { ids: [0, 1, 2, 3], count: 4 }],
    ["0/4", { ids: [0], count: 4 }],
    ["3/4", { ids: [3], count: 4 }],
    ["1-2/4", { ids: [1, 2], count: 4 }],
  ])("%s names shards", (text, plan) => {
    expect(parseShards(text)).toEqual(plan);
  });

  test.each(["0", "4/4", "2-1/4", "1-4/4", "-1/4", "0/0", "many", "1/", "/4", "0-/4", ""])(
    "%j is refused",
    (text) => {
      expect(() => parseShards(text)).toThrow("auto, a number of shards such as 4");
    },
  );
});
