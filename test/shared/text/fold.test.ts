import { expect, test } from "vitest";
import { fold } from "../../../src/shared/text/fold.ts";

test.each([
  ["Émile ZOLA", "emile zola"],
  ["  Ban Ki-moon's “visit”, at last!  ", "ban ki moon s visit at last"],
  ["İstanbul", "istanbul"],
  ["№ ﬁve", "no five"],
  ["Кто пришёл?", "кто пришел"],
  ["?!", ""],
])("%s is compared as %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});
