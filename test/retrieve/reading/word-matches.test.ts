import { expect, test } from "vitest";
import { STEMMED } from "../../../src/index/terms/terms.ts";
import { WordMatcher } from "../../../src/retrieve/reading/word-matches.ts";
import { questionsIn } from "../../../src/shared/text/languages/languages.ts";
import { wordsOf } from "../fixtures.ts";

/** The words of a text that were found in it, with their likeness. */
function found(asked: string, text: string) {
  const matcher = new WordMatcher(wordsOf(asked), questionsIn("en"));
  const words = STEMMED.numbered(text, "en");
  return matcher
    .matches(text, words, STEMMED.stemmer("en"))
    .map(({ nth, likeness }) => [text.slice(words.starts[nth], words.ends[nth]), likeness]);
}

test("a word is found in all its forms, whichever comes first", () => {
  expect(found("eat", "They eat crabs; one ate a trout.")).toEqual([
    ["eat", 1],
    ["ate", 1],
  ]);
  expect(found("eat", "One ate a trout; they eat crabs.")).toEqual([
    ["ate", 1],
    ["eat", 1],
  ]);
});

test("a word that begins alike is found as what may be another form", () => {
  expect(found("withdrawal", "They withdrew it. The drawer stayed.")).toEqual([["withdrew", 0.8]]);
});
