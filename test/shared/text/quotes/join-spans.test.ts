import { expect, test } from "vitest";
import { joinSpans } from "../../../../src/shared/text/quotes/join-spans.ts";

const text = "One. Two.\n\nThree. Four.";
const joined = (...spans: [start: number, end: number][]) =>
  joinSpans(
    text,
    spans.map(([start, end]) => ({ start, end })),
  ).map(({ start, end }) => text.slice(start, end));

test("spans come in the order of the text", () => {
  expect(joined([18, 23], [0, 4])).toEqual(["One.", "Four."]);
});

test("spans with only white space between them become one, over paragraphs too", () => {
  expect(joined([5, 9], [0, 4])).toEqual(["One. Two."]);
  expect(joined([11, 17], [5, 9], [18, 23])).toEqual(["Two.\n\nThree. Four."]);
});

test("overlapping spans become the widest", () => {
  expect(joined([0, 9], [0, 4])).toEqual(["One. Two."]);
  expect(joined([0, 7], [5, 9])).toEqual(["One. Two."]);
});

test("there may be none", () => {
  expect(joined()).toEqual([]);
});
