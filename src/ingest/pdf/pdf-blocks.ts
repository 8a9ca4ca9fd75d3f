import { endsClause } from "../../shared/text/ends-sentence.ts";
import type { Block, PageStart } from "../draft.ts";
import { endsDivided, joinLines, spellingOf } from "../text/join-lines.ts";
import { collapseSpaces, hasWords } from "../text/words.ts";
import {
  type Column,
  columnAt,
  HEADING_SIZE,
  type Measures,
  measure,
  SAME_SIZE,
} from "./columns.ts";
import type { PrintedLine } from "./printed-lines.ts";
import { withWholeParagraphs } from "./whole-paragraphs.ts";

/** Distances that start a new paragraph, as multiples of the usual line distance and of the font size. */
const PARAGRAPH_GAP = 1.3;
const INDENT = 0.8;
/** A line is the last of its paragraph if it ends a clause and is shorter than this share of its column's width. */
const SHORT_LINE = 0.85;
/** Within a paragraph, font sizes differ by at most this share. */
const SIZE_TOLERANCE = 0.1;
const BULLET = /^\s*[-*•‣◦▪·●○–][ \t]+/;
/** "3. Fish", "[3] A. Stone". */
const NUMBERED = /^\s*(?:\d{1,3}[.)]\s+\S|\[\d{1,3}\]\s+\p{Lu})/u;
/** A footnote by its mark; not the mark alone, which some programs print in a line of its own. */
const NOTE = /^\s*(?:[¹²³⁴-⁹][⁰¹²³⁴-⁹]*|[*∗†‡§])\s?\p{Lu}/u;
/** "2.1 Dredging . . . . . . 14": an entry of the table of contents. */
const CONTENTS_ENTRY = /(?:\s?[.…]){4}\s{0,9}\d{1,4}\s{0,9}$/;

/** Joins the lines of a PDF into paragraphs, headings and list items by their positions; without its table of contents. */
export function blocksOfLines(lines: readonly PrintedLine[]): Block[] {
  const printed = lines.filter(({ text }) => hasWords(text) && !CONTENTS_ENTRY.test(text));
  const page = measure(printed);
  const groups: PrintedLine[][] = [];
  const columns = new Map(
    printed.map((line, index) => [line, columnAt(printed, index, page)] as const),
  );
  for (const line of printed) {
    const open = groups.at(-1);
    if (open !== undefined && continues(open, line, page, columns.get(line)!)) open.push(line);
    else groups.push([line]);
  }
  const spelling = spellingOf(printed.map(({ text }) => text));
  return withWholeParagraphs(groups, page, columns).map((group) => {
    const pieces = joinLines(
      group.map((line) => line.text.trim()),
      spelling,
    );
    const kind = kindOf(group, pieces.join(""), page);
    if (kind === "item") pieces[0] = pieces[0]!.replace(BULLET, "");
    return { kind, text: collapseSpaces(pieces.join("")), pages: pagesOf(group, pieces) };
  });
}

/** Where each page begins in the text of a block; `pieces` is what `joinLines` returned for its lines. */
function pagesOf(group: readonly PrintedLine[], pieces: readonly string[]): PageStart[] {
  const pages: PageStart[] = [];
  let before = "";
  let at = 0;
  group.forEach(({ page }, line) => {
    if (page !== pages.at(-1)?.page) {
      at += lengthAfter(at, before);
      before = "";
      pages.push({ page, at });
    }
    before += pieces[line]!;
  });
  return pages;
}

/** Length that a text adds to one of the given length when both are joined and single-spaced. */
function lengthAfter(length: number, text: string): number {
  const blank = length > 0 && text.startsWith(" ") ? 1 : 0;
  return blank + collapseSpaces(text).length;
}

function continues(
  open: readonly PrintedLine[],
  line: PrintedLine,
  usual: Measures,
  column: Column,
): boolean {
  const [first, last] = [open[0]!, open.at(-1)!];
  if (isItem(line) || isNote(line) || (last.isRow && line.isRow)) return false;
  const sizeDifference = Math.abs(last.fontSize - line.fontSize) / last.fontSize;
  if (sizeDifference > SIZE_TOLERANCE) return false;
  const isEnded = endsClause(last.text.trimEnd());
  const gap = last.y - line.y;
  const isLower = /^\p{Ll}/u.test(line.text);
  if (line.page !== last.page || gap < 0) {
    return !isEnded && (isLower || (!isItem(first) && sizeDifference <= SAME_SIZE));
  }
  const usualGap = usual.lineGap * Math.max(1, line.fontSize / usual.fontSize);
  if (gap > PARAGRAPH_GAP * usualGap) return false;
  // The lines of a heading may be centred.
  if (line.fontSize < HEADING_SIZE * usual.fontSize) {
    const isIndented = line.left > last.left + INDENT * line.fontSize;
    if (isIndented && !isLower && !isItem(first)) return false;
    if (hadRoomFor(line, last, column)) return false;
  }
  return !(isEnded && last.right - column.left < SHORT_LINE * (column.right - column.left));
}

/**
 * Whether the previous line had room for the first word of `line`: then the line break is intended. A sentence that
 * goes on in lower case may run around a picture, so only its own lines tell.
 */
function hadRoomFor(line: PrintedLine, last: PrintedLine, column: Column): boolean {
  if (endsDivided(last.text.trimEnd())) return false;
  const [firstWord = ""] = line.text.trim().split(/\s/);
  const letterWidth = (line.right - line.left) / line.text.length;
  const edge = /^\p{Ll}/u.test(firstWord) ? line.right : column.right;
  return last.right + (firstWord.length + 2) * letterWidth < edge;
}

function isNote({ text }: PrintedLine): boolean {
  return NOTE.test(text);
}

function isItem(line: PrintedLine): boolean {
  return BULLET.test(line.text) || NUMBERED.test(line.text);
}

function kindOf(group: readonly PrintedLine[], text: string, usual: Measures): Block["kind"] {
  const first = group[0]!;
  if (first.fontSize > HEADING_SIZE * usual.fontSize && text.length < 200) return "heading";
  if (isItem(first)) return "item";
  return group.length > 1 || endsClause(text) ? "prose" : "line";
}
