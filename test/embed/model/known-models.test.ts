import { expect, test } from "vitest";
import { KNOWN_MODELS } from "../../../src/embed/model/known-models.ts";

test("short names are unambiguous", () => {
  const short = KNOWN_MODELS.map(({ name }) => name.split("/").at(-1)?.toLowerCase());
  expect(new Set(short).size).toBe(KNOWN_MODELS.length);
});
