import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeSentences, encodeSentences } from "../../../src/index/passages/sentence-code.ts";

test("sentences of any length come back from their bytes", () => {
  const pieces = fc.array(fc.tuple(fc.nat(300_000), fc.nat(300_000), fc.boolean()));
  fc.assert(
    fc.property(pieces, (pieces) => {
      let at = 0;
      const sentences = pieces.map(([gap, length, heading]) => {
        const start = at + gap;
        at = start + length;
        return { start, end: at, heading };
      });
      expect(decodeSentences(encodeSentences(sentences))).toEqual(sentences);
    }),
  );
});

test("a sentence of prose takes three bytes", () => {
  const sentences = [
    { start: 0, end: 90, heading: false },
    { start: 91, end: 200, heading: false },
  ];
  expect(encodeSentences(sentences)).toHaveLength(6);
});
