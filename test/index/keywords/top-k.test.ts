import fc from "fast-check";
import { expect, test } from "vitest";
import { TopK } from "../../../src/index/keywords/top-k.ts";

test("the best k are kept, best first, of equal scores the smaller ids", () => {
  const scores = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 50 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 12 }), (scores, k) => {
      const all = scores.map((score, id) => ({ id, score }));
      const top = new TopK(k);
      for (const { id, score } of all) top.offer(id, score);
      const sorted = all.toSorted((a, b) => b.score - a.score || a.id - b.id);
      expect(top.sorted()).toEqual(sorted.slice(0, k));
    }),
  );
});
