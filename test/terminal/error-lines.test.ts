import { expect, test } from "vitest";
import { UserError } from "../../src/shared/errors.ts";
import { errorLines } from "../../src/terminal/error-lines.ts";
import { styleFor } from "../../src/terminal/page.ts";

const style = styleFor({}, {});
const page = { columns: 60, style };

test("an error a person can put right is a sentence and a next step, without a stack", () => {
  const error = new UserError(
    "INDEX_MISSING",
    "articles/ is empty.\n  second line",
    "Put articles there.",
  );
  expect(errorLines(error, page)).toEqual([
    "Error: articles/ is empty.",
    "  second line",
    "→ Put articles there.",
  ]);
});

test("an error is wrapped to the window, its colour on every line", () => {
  const colored = styleFor({ isTTY: true }, {});
  const error = new UserError("INDEX_MISSING", "one two three four", "five six seven eight nine");
  expect(errorLines(error, { columns: 20, style: colored })).toEqual([
    `${colored.red(colored.bold("Error:"))} ${colored.red("one two three")}`,
    colored.red("four"),
    "→ five six seven",
    "  eight nine",
  ]);
});

test("a bug keeps its stack and asks to be reported", () => {
  const lines = errorLines(new TypeError("x is not a function"), page);
  expect(lines[0]).toBe("TypeError: x is not a function");
  expect(lines[1]).toMatch(/^ {4}at /);
  expect(lines.at(-1)).toMatch(/^→ This is a bug/);
});

test("a value in an error can't steer the terminal", () => {
  const error = new UserError("INDEX_MISSING", "bad\u001b[2J\r", "hint");
  expect(errorLines(error, page)[0]).toBe("Error: bad\\u001b[2J\\u000d");
});
