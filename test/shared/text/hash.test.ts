import { expect, test } from "vitest";
import { hash } from "../../../src/shared/text/hash.ts";

test.each([
  ["", 0x811c9dc5],
  ["a", 0xe40c292c],
  ["foobar", 0xbf9cf968],
])("the hash of %j is that of the algorithm's authors", (text, expected) => {
  expect(hash(text) >>> 0).toBe(expected);
  expect(hash(`x${text}y`, 1, 1 + text.length) >>> 0).toBe(expected);
});

test("these two words have the same hash", () => {
  expect(hash("costarring")).toBe(hash("liquid"));
});
