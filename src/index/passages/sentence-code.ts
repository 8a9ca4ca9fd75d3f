import type { Sentence } from "../../glossary/domain.ts";
import { pushNumber, takeNumber } from "./base-128.ts";

/** Flags, added to the length of a sentence times `UNIT`. */
const IS_HEADING = 1;
const HAS_PAGE = 2;
const HAS_GAP = 4;
const UNIT = 8;

/**
 * Encodes sentences as bytes. For each: its distance from the previous one; its length with the flags for a heading, a page and
 * a gap; and, if it has a page, the difference to the page before, which starts at 0, modulo 2 ** 32: a footnote may follow a
 * paragraph that ends on a later page. All are little-endian base-128 numbers. A sentence of prose takes 3 bytes, one with a
 * page 4.
 */
export function encodeSentences(sentences: readonly Sentence[]): Buffer {
  const bytes: number[] = [];
  let at = 0;
  let lastPage = 0;
  for (const { start, end, heading, page, gap } of sentences) {
    const marks =
      (heading ? IS_HEADING : 0) + (page === undefined ? 0 : HAS_PAGE) + (gap ? HAS_GAP : 0);
    pushNumber(bytes, start - at);
    pushNumber(bytes, UNIT * (end - start) + marks);
    if (page !== undefined) {
      pushNumber(bytes, (page - lastPage) >>> 0);
      lastPage = page;
    }
    at = end;
  }
  return Buffer.from(bytes);
}

export function decodeSentences(bytes: Uint8Array): Sentence[] {
  const sentences: Sentence[] = [];
  const from = { bytes, next: 0 };
  let at = 0;
  let page = 0;
  while (from.next < bytes.length) {
    const start = at + takeNumber(from);
    const coded = takeNumber(from);
    at = start + Math.floor(coded / UNIT);
    const hasPage = (coded & HAS_PAGE) !== 0;
    if (hasPage) page = (page + takeNumber(from)) | 0;
    sentences.push({
      start,
      end: at,
      heading: (coded & IS_HEADING) !== 0,
      ...(hasPage ? { page } : {}),
      ...((coded & HAS_GAP) !== 0 ? { gap: true } : {}),
    });
  }
  return sentences;
}
