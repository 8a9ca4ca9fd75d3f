import { expect, test } from "vitest";
import { kindAsked, shows } from "../../src/retrieve/answer-kind.ts";

test.each([
  ["Who cast the vote?", "person"],
  ["When did it open?", "date"],
  ["In what year did it open?", "date"],
  ["Where is Montreux?", "place"],
  ["How many people died?", "number"],
  ["Why was it withdrawn?", "reason"],
  ["What did Lavrov say?", null],
])("%j asks for: %s", (question, kind) => {
  expect(kindAsked(question)).toBe(kind);
});

test("words of the question itself do not answer it", () => {
  expect(shows("person", "The man is Lavrov.", new Set(["lavrov"]))).toBe(false);
  expect(shows("person", "The man is Sergei Lavrov.", new Set(["lavrov"]))).toBe(true);
  expect(shows("date", "It opened in May.", new Set())).toBe(true);
  expect(shows("date", "It may open soon.", new Set())).toBe(false);
});
