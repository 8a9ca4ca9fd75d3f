import { expect, test } from "vitest";
import { cuesIn, matchCues, withPeriods } from "../../../src/retrieve/question/cues.ts";
import { articleNamed, libraryOf, numbersOf, wordsOf } from "../fixtures.ts";

const library = libraryOf();

test("outlet and phrase count when the article fits them, a date in part", () => {
  const cues = cuesIn('What did Reuters say in 2014 about "red green"?', library, "en");
  const article = articleNamed("1", { publisher: "Reuters", published: "2014-05-01" });
  expect(matchCues(cues, article, numbersOf(wordsOf("a red green thing")).stems)).toEqual({
    share: expect.closeTo(0.8),
    reasons: ["is from Reuters", "has the words “red green”", "was published 2014-05-01"],
  });
  expect(matchCues(cues, article, numbersOf(wordsOf("green red")).stems).share).toBeCloseTo(
    1.4 / 3,
  );
  expect(matchCues(cues, articleNamed("2"), numbersOf(wordsOf("green red")).stems).share).toBe(0);
});

test("nothing counts where nothing is named", () => {
  const cues = cuesIn("What did they say?", library, "en");
  expect(matchCues(cues, articleNamed("1"), numbersOf(wordsOf("red")).stems).share).toBe(0);
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

test("an article from before a time that is asked for lacks it like a name, one without a date may know of it", () => {
  const periods = [{ since: "2026-11-16", until: "2026-11-22" }];
  const cues = { outlets: [], dates: [], phrases: [], periods };
  const share = (published: string | null, names: readonly string[], found: number) =>
    withPeriods(found, { names, cues }, articleNamed("1", { published }));
  expect(share("2026-11-15", [], 1)).toBe(0);
  expect(share("2026-11-15", ["lavrov"], 1)).toBe(0.5);
  expect(share("2026-11-23", ["lavrov"], 1)).toBe(1);
  expect(share("2026-11-23", ["lavrov", "kerry"], 0.5)).toBeCloseTo(2 / 3);
  expect(share(null, [], 1)).toBe(1);
  const without = { names: ["lavrov"], cues: { ...cues, periods: [] } };
  expect(withPeriods(0.3, without, articleNamed("1", { published: "2014-01-01" }))).toBe(0.3);
});
