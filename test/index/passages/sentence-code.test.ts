import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sentence } from "../../../src/glossary/domain.ts";
import { decodeSentences, encodeSentences } from "../../../src/index/passages/sentence-code.ts";

const LENGTH = fc.nat(300_000);
const MAYBE_PAGES = fc.option(fc.nat(3000));

test("sentences of any length, on any pages, come back from their bytes", () => {
  const pieces = fc.array(
    fc.record({
      before: LENGTH,
      length: LENGTH,
      heading: fc.boolean(),
      pages: MAYBE_PAGES,
      gap: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(pieces, (pieces) => {
      let at = 0;
      let page = 0;
      const sentences = pieces.map(({ before, length, heading, pages, gap }): Sentence => {
        const start = at + before;
        at = start + length;
        if (pages !== null) page = pages;
        const place = {
          ...(pages === null ? {} : { page }),
          ...(gap ? { gap: true as const } : {}),
        };
        return { start, end: at, heading, ...place };
      });
      expect(decodeSentences(encodeSentences(sentences))).toEqual(sentences);
    }),
  );
});

test("a sentence of prose takes three bytes, and one more with its page", () => {
  const sentences = [
    { start: 0, end: 90, heading: false },
    { start: 91, end: 200, heading: false },
  ];
  expect(encodeSentences(sentences)).toHaveLength(6);
  const printed = sentences.map((sentence) => ({ ...sentence, page: 12 }));
  expect(encodeSentences(printed)).toHaveLength(8);
});
