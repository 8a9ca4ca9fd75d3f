import { expect, test } from "vitest";
import { cutText } from "../../../src/shared/text/cut-text.ts";

const FAMILY = "👨‍👩‍👧";

test.each([
  ["ferry", 5, "ferry"],
  ["ferry", 3, "fer"],
  ["ab👍", 3, "ab"],
  ["ab👍", 4, "ab👍"],
  [`a${FAMILY}b`, FAMILY.length, "a"],
  [`a${FAMILY}b`, FAMILY.length + 1, `a${FAMILY}`],
  ["e\u0301e\u0301", 3, "e\u0301"],
  [`e${"\u0301".repeat(99)}`, 10, ""],
  ["", 0, ""],
])("%j cut to %i is %j", (text, most, expected) => {
  expect(cutText(text, most)).toBe(expected);
});

test("bytes are counted where a limit is one of bytes", () => {
  expect(cutText("ééé", 5, Buffer.byteLength)).toBe("éé");
});
