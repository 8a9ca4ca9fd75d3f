import { describe, expect, test } from "vitest";
import { parseShards, shardsOf, spread } from "../../../src/discord/gateway/shard-plan.ts";

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
    "%j is refused with a sentence that names it",
    (text) => {
      expect(() => parseShards(text)).toThrow(`SHARDS is "${text}"; allowed is auto,`);
    },
  );
});

describe("shards are dealt out to processes", () => {
  test.each([
    [
      4,
      2,
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      5,
      2,
      [
        [0, 1, 2],
        [3, 4],
      ],
    ],
    [2, 8, [[0], [1]]],
    [3, 1, [[0, 1, 2]]],
  ])("%i shards over %i processes", (shards, processes, groups) => {
    const dealt = spread(shardsOf(shards), processes);
    expect(dealt).toEqual(groups.map((ids) => ({ ids, count: shards })));
  });
});
