import { expect, test } from "vitest";
import { UNSPACED } from "../../../src/shared/text/unspaced.ts";

const unspaced = new RegExp(`[${UNSPACED}]`, "u");

test.each(["中", "ひ", "カ", "ไ", "ລ", "ខ", "မ"])(
  "%s belongs to a script without spaces",
  (letter) => {
    expect(letter).toMatch(unspaced);
  },
);

test.each(["a", "é", "Ж", "ع", "한", "1", "?"])("%s does not", (letter) => {
  expect(letter).not.toMatch(unspaced);
});
