import { expect, test } from "vitest";
import { shownName } from "../../src/arrival/shown-name.ts";

test.each([
  ["talks.txt", '"talks.txt"'],
  [`${"a".repeat(199)}👍`, `"${"a".repeat(199)}"`],
])("a name from outside is shown with no character cut apart: %j", (name, shown) => {
  expect(shownName(name)).toBe(shown);
});

test("a name from outside is one line without invisible marks", () => {
  expect(shownName("talks\n\u202eexe.txt")).not.toMatch(/[\n\u202e]/);
});
