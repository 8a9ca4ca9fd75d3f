import type { Span } from "../../glossary/domain.ts";
import { isAbbreviated } from "./abbreviations.ts";
import { countWords } from "./words.ts";

/**
 * Most words in a sentence. Longer text without a full stop (a table, a transcript) is cut anyway, so that passages
 * stay within what the embedding models read: 120 words are about 160 of 256 tokens.
 */
export const MOST_SENTENCE_WORDS = 100;

/**
 * A possible end of a sentence: stops, then closing quotation marks, brackets and reference marks, limited in number to
 * bound the matching time. Scripts without spaces need no space after it.
 */
const STOP =
  /(?<![\p{Sentence_Terminal}…])([\p{Sentence_Terminal}…]+)(["'”’“»›)\]}*_]{0,20}(?:\s?»)?(?:\[[^\]\s]{1,12}\]){0,20}["'”’)]{0,20})(?=\s|$)|[。！？｡]+[」』”’）】》]*/gu;

/** The sentence continues: lower case, or punctuation that can't start one. */
const GOES_ON = /^["'“‘(«\][–—-]*\s*\p{Ll}|^[,;:]/u;

/** The place of a dateline ends in an abbreviation: "GOLD HILL, Ore. (AP) — ". */
const IN_DATELINE = /^\([\p{L} /]{2,20}\)\s?[–—-]/u;

/** Characters before and after a stop that are examined to decide whether it ends the sentence. */
const NEAR = 40;

const CLAUSE_END = /[;:,–—]["'”’)]*\s*$/u;
/** A word and the space after it. No word is longer than 60 letters; a longer run may be cut anywhere. */
const PIECE = /\S{1,60}\s*/gu;

/**
 * Splits a paragraph into sentences.
 *
 * Uses rules instead of `Intl.Segmenter`, which breaks after "Mr." and before reference marks, leaves an opening
 * quotation mark with the previous sentence, and takes quadratic time in Node 20 (20 s for 700 KB).
 *
 * @returns spans in order that cover every letter, without the white space around the sentences
 */
export function sentencesIn(paragraph: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(STOP)) {
    const end = match.index + match[0].length;
    if (!endsHere(paragraph, start, match)) continue;
    spans.push({ start, end });
    start = end;
  }
  spans.push({ start, end: paragraph.length });
  return spans
    .map((span) => trimmed(paragraph, span))
    .filter(({ start, end }) => end > start)
    .flatMap((span) => cutLong(paragraph, span));
}

function endsHere(paragraph: string, start: number, match: RegExpExecArray): boolean {
  const [whole, stops, closers] = match;
  const end = match.index + whole.length;
  const before = paragraph.slice(Math.max(start, match.index - NEAR), match.index);
  const next = paragraph.slice(end, end + NEAR).trimStart();
  if (!/[\p{L}\p{N}]/u.test(before)) return false;
  if (next === "" || GOES_ON.test(next) || IN_DATELINE.test(next)) return next === "";
  return !(stops === "." && closers === "" && isAbbreviated(before, next));
}

function trimmed(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: start + lead + piece.trim().length };
}

function cutLong(paragraph: string, span: Span): Span[] {
  const text = paragraph.slice(span.start, span.end);
  if (countWords(text) <= MOST_SENTENCE_WORDS) return [span];
  const spans: Span[] = [];
  let start = 0;
  let clauseEnd = 0;
  let words = 0;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    words += countWords(piece);
    if (words > MOST_SENTENCE_WORDS) {
      const end = clauseEnd > start ? clauseEnd : index;
      spans.push({ start, end });
      words = countWords(text.slice(end, index + piece.length));
      start = end;
    }
    const isLate = words > MOST_SENTENCE_WORDS / 2;
    if (isLate && CLAUSE_END.test(piece)) clauseEnd = index + piece.length;
  }
  spans.push({ start, end: text.length });
  return spans.map((part) =>
    trimmed(paragraph, { start: span.start + part.start, end: span.start + part.end }),
  );
}
