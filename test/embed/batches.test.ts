import fc from "fast-check";
import { expect, test } from "vitest";
import { batchesOf } from "../../src/embed/batches.ts";

/** One token a letter. */
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const texts = fc.array(fc.string({ maxLength: 40 }), { maxLength: 60 });

test("every text is in exactly one batch, with its own tokens", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 200 }), (list, budget) => {
      const found = new Map<number, readonly number[]>();
      for (const { places, tokens } of batchesOf(list, letters, budget)) {
        places.forEach((place, i) => {
          expect(found.has(place)).toBe(false);
          found.set(place, tokens[i]!);
        });
      }
      expect(list.map((_, place) => found.get(place))).toEqual(list.map(letters));
    }),
  );
});

test("a batch of several texts stays within the token budget", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 200 }), (list, budget) => {
      for (const { tokens, width } of batchesOf(list, letters, budget)) {
        expect(width).toBe(Math.max(...tokens.map((ids) => ids.length)));
        if (tokens.length > 1) expect(tokens.length * width).toBeLessThanOrEqual(budget);
      }
    }),
  );
});

test("a text is tokenised only when its batch is asked for", () => {
  let tokenised = 0;
  const batches = batchesOf(
    ["aaaa", "bbbb", "cccc", "dddd"],
    (text) => {
      tokenised++;
      return letters(text);
    },
    4,
  );
  batches.next();
  expect(tokenised).toBeLessThan(4);
});
