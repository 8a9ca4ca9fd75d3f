import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeWords, encodeWords } from "../../../src/index/passages/word-code.ts";
import { numbered } from "../../../src/index/terms/tokens.ts";

test.each(["", "One.", "The envoy of the U.N. said: “It’s 3.5 %.”", "東京都の知事 went to 서울."])(
  "the words of %j are read as they were written",
  (text) => {
    const words = numbered(text, "en");
    expect(decodeWords(encodeWords(words))).toEqual(words);
  },
);

test("so are those of any text, from any place in the memory", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.nat(7), (text, offset) => {
      const words = numbered(text, "en");
      const bytes = encodeWords(words);
      const moved = Buffer.concat([Buffer.alloc(offset), bytes]).subarray(offset);
      expect(decodeWords(moved)).toEqual(words);
    }),
  );
});

test("bytes that are no words end with an error, not in endless work", () => {
  const bytes = Buffer.from([0x80, 0x80, 2, 0, 0, 0]);
  expect(() => decodeWords(bytes)).toThrow(RangeError);
});
