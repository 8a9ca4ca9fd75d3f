import { expect, test } from "vitest";
import { cuesIn, matchCues } from "../../../src/retrieve/question/cues.ts";
import { articleNamed, libraryOf, wordsOf } from "../fixtures.ts";

const library = libraryOf();

test("outlet, date and phrase count when the article fits them", () => {
  const cues = cuesIn('What did Reuters say in 2014 about "red green"?', library, "en");
  const article = articleNamed("1", { publisher: "Reuters", published: "2014-05-01" });
  expect(matchCues(cues, article, wordsOf("a red green thing"))).toEqual({
    share: 1,
    reasons: ["is from Reuters", "was published 2014-05-01", "has the words “red green”"],
  });
  expect(matchCues(cues, article, wordsOf("green red")).share).toBeCloseTo(2 / 3);
  expect(matchCues(cues, articleNamed("2"), wordsOf("green red")).share).toBe(0);
});

test("nothing counts where nothing is named", () => {
  const cues = cuesIn("What did they say?", library, "en");
  expect(matchCues(cues, articleNamed("1"), wordsOf("red")).share).toBe(0);
});

test("phrases in straight, curly or angle quotation marks are phrases", () => {
  const { phrases } = cuesIn(
    'Who said "not a catastrophe", “deep disappointment” or «nyet da»?',
    library,
    "en",
  );
  expect(phrases.map(({ text }) => text)).toEqual([
    "not a catastrophe",
    "deep disappointment",
    "nyet da",
  ]);
});

test("an outlet is recognised as whole words in any case", () => {
  expect(cuesIn("what does press tv say?", library, "en").outlets).toEqual(["Press TV"]);
  expect(cuesIn("according to AFP", library, "en").outlets).toEqual(["AFP"]);
  expect(cuesIn("the crafpots", library, "en").outlets).toEqual([]);
});
