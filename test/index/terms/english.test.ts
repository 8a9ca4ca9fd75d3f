import { expect, test } from "vitest";
import { stems } from "../../../src/index/terms/tokens.ts";

test.each([
  ["withdrew", "withdraw"],
  ["withdrawn", "withdraw"],
  ["said", "say"],
  ["children", "child"],
  ["crises", "crisis"],
])("%s is found by %s", (irregular, plain) => {
  expect(stems(irregular)).toEqual(stems(plain));
});

test("regular words are left to the stemmer", () => {
  expect(stems("invited invitation talks")).toEqual(["invit", "invit", "talk"]);
});
