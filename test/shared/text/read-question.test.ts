import { expect, test } from "vitest";
import { readQuestion } from "../../../src/shared/text/read-question.ts";

test("control characters and runs of white space become one blank", () => {
  expect(readQuestion("  Who\u0000\u001b[31m\tcame,\r\n and  why?\u0007 ")).toBe(
    "Who [31m came, and why?",
  );
});

test("quotes, query operators and other scripts stay as they are", () => {
  const question = `"a" OR 1=1; DROP TABLE articles;-- (NOT x*) Почему? 为什么？`;
  expect(readQuestion(question)).toBe(question);
});

test.each(["", "   ", "\n\t\u0000"])("a question of nothing (%j) is refused", (typed) => {
  expect(() => readQuestion(typed)).toThrow("The question is empty.");
});

test.each(["?!", "🦦", "— …"])(
  "a question without a word (%j) is refused, as it was typed",
  (typed) => {
    expect(() => readQuestion(typed)).toThrow(`The question "${typed}" has no words.`);
  },
);

test("2,000 characters are taken, one more is refused with the limit", () => {
  expect(readQuestion("x".repeat(2000))).toHaveLength(2000);
  expect(() => readQuestion("x".repeat(20_000))).toThrow(
    "The question is 20,000 characters long; at most 2,000 are allowed.",
  );
});
