import { expect, test } from "vitest";
import { endsClause, endsQuestion, endsSentence } from "../../../src/shared/text/ends-sentence.ts";

test.each(["It ended.", "“Did it?”", "It did.[12]", "It did!)", "結束了。", "खत्म हुआ।", "So…"])(
  "%s ends a sentence",
  (text) => {
    expect(endsSentence(text)).toBe(true);
  },
);

test.each(["The following", "He said:", "First;", "(see below)", "by Ada"])(
  "%s does not",
  (text) => {
    expect(endsSentence(text)).toBe(false);
  },
);

test("questions end with their mark, quoted or not", () => {
  expect(endsQuestion("Who came?”[3]")).toBe(true);
  expect(endsQuestion("Who came? He did.")).toBe(false);
});

test("a clause ends at a colon, too, but not at a reference mark", () => {
  expect(endsClause("He said:")).toBe(true);
  expect(endsClause("It did.[12]")).toBe(false);
});
