import { expect, test } from "vitest";
import { oneLine, printable, withoutDirectionMarks } from "../../../src/shared/text/printable.ts";

test("what would steer a terminal or turn the direction of reading is spelled out", () => {
  expect(printable("a\u001b[31m\u202eb\u2066\n\t\u2028")).toBe(
    "a\\u001b[31m\\u202eb\\u2066\\n\\t\\u2028",
  );
});

test("letters of every script stay as they are", () => {
  const text = "Grüße, Почему? 为什么？ مرحبا 👩‍🚀";
  expect(printable(text)).toBe(text);
});

test("direction marks go, or make room for something else", () => {
  expect(withoutDirectionMarks("a\u202eb\u2069c")).toBe("abc");
  expect(withoutDirectionMarks("a\u202eb\u2069c", " ")).toBe("a b c");
});

test("control characters and runs of white space become one blank", () => {
  expect(oneLine(" \u0000a\r\n\u001bb\u00a0 c\u2028")).toBe("a b c");
});
