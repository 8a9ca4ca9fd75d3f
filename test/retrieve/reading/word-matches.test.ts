import { expect, test } from "vitest";
import { STEMMED } from "../../../src/index/terms/terms.ts";
import { WordMatcher } from "../../../src/retrieve/reading/word-matches.ts";
import { ENGLISH_QUESTIONS } from "../../../src/text/languages/en.ts";

const { tokens, numbered, stem } = STEMMED;

const matchesIn = (question: string, text: string) => {
  const words = tokens(question, "en").map((token) => ({
    ...token,
    rarity: 1,
    passages: 1,
    terms: [token.stem],
  }));
  const matcher = new WordMatcher(words, ENGLISH_QUESTIONS);
  return matcher
    .matches(text, numbered(text, "en"), (word) => stem(word, "en"))
    .map(({ stem: found, nth, likeness }) => [found, nth, Math.round(100 * likeness)]);
};

test("a word meets itself, and in part what begins alike", () => {
  expect(matchesIn("Syria", "A Syrian spoke in Syria.")).toEqual([
    ["syria", 1, 83],
    ["syria", 4, 100],
  ]);
});

test("an irregular form meets its word though it begins otherwise, whatever was read before", () => {
  expect(matchesIn("go", "He went home.")).toEqual([["go", 1, 100]]);
  expect(matchesIn("go", "He goes where she went.")).toEqual([
    ["go", 1, 100],
    ["go", 4, 100],
  ]);
});
