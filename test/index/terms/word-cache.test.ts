import { expect, test } from "vitest";
import { WordCache } from "../../../src/index/terms/word-cache.ts";

test("what was made of a word is made once, wherever the word stands", () => {
  const made: string[] = [];
  const cache = new WordCache((word) => made.push(word));
  expect(cache.get("red green", 0, 3)).toBe(cache.get("a red one", 2, 5));
  expect(cache.get("red green", 4, 9)).toBe(2);
  expect(made).toEqual(["red", "green"]);
});

test("words with the same hash are told apart", () => {
  const cache = new WordCache((word) => word);
  // FNV-1a gives these two the same 32 bits.
  const [one, other] = ["costarring", "liquid"];
  for (const word of [one, other, one, other]) expect(cache.get(word, 0, word.length)).toBe(word);
});
