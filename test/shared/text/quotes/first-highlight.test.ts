import { expect, test } from "vitest";
import { firstHighlight } from "../../../../src/shared/text/quotes/first-highlight.ts";

const text = "One is first. Two is second. Three is third.";
const span = (piece: string) => ({
  start: text.indexOf(piece),
  end: text.indexOf(piece) + piece.length,
});

test("a quote is cut to the sentence that answers best, which stays highlighted", () => {
  const quote = { text, highlights: [span("Two is second."), span("One is first.")], score: 1 };
  expect(firstHighlight(quote)).toEqual({
    text: "Two is second.",
    highlights: [{ start: 0, end: 14 }],
    score: 1,
  });
});

test("a quote without a highlight stays whole", () => {
  const quote = { text, highlights: [] };
  expect(firstHighlight(quote)).toEqual(quote);
});
