import fc from "fast-check";
import { expect, test } from "vitest";
import { eachWord, WORD } from "../../../src/index/terms/each-word.ts";

type Found = { readonly raw: string; readonly at: number };

function quickly(text: string): Found[] {
  const found: Found[] = [];
  eachWord(text, (start, end) => found.push({ raw: text.slice(start, end), at: start }));
  return found;
}

/** The pattern alone, over the whole text. */
function byPattern(text: string): Found[] {
  const pattern = new RegExp(WORD, "gu");
  return [...text.matchAll(pattern)].map(({ 0: raw, index }) => ({ raw, at: index }));
}

test.each([
  "",
  "It was 3.5, not 1,000 or 21.01.2014.",
  "The U.S. and the U.N.'s envoy, at 5 p.m.",
  "Iran’s, Iran's and O'Brien's 'quoted' words, 5'10, rock'n'roll.",
  "x_y a-b covid-19 e-mail@example.org http://a.b/c?d=1",
  "naïve Łódź ﬁnance ２０１４ 東京 القُدس inter\u00adnational",
  "𝒜 math, 😀 faces and a lone \ud83d half",
])("the words of %j are those of the pattern", (text) => {
  expect(quickly(text)).toEqual(byPattern(text));
});

test("in any text the quick way finds the words of the pattern", () => {
  const glue = fc.constantFrom(..."'’ʼ.,- \u00ad_1aZé\u0301東", "😀");
  fc.assert(
    fc.property(fc.array(fc.oneof(glue, fc.string({ unit: "grapheme" }))), (parts) => {
      const text = parts.join("");
      expect(quickly(text)).toEqual(byPattern(text));
    }),
    { numRuns: 2000 },
  );
});
