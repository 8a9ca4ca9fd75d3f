import { endsClause } from "../../shared/text/ends-sentence.ts";
import type { Block, PageStart } from "../draft.ts";
import { endsDivided, joinLines, spellingOf } from "../text/join-lines.ts";
import { collapseSpaces, hasWords } from "../text/words.ts";
import type { PrintedLine } from "./printed-lines.ts";

/** Distances that start a new paragraph, as multiples of the usual line distance and of the font size. */
const PARAGRAPH_GAP = 1.3;
const INDENT = 0.8;
/** A line is the last of its paragraph if it ends a clause and is shorter than this share of its column's width. */
const SHORT_LINE = 0.85;
/** Lines above and below that show how wide a column is, and the least of them that do. */
const COLUMN_LINES = 4;
const LEAST_COLUMN_LINES = 3;
/** Lines of a column begin within this distance of each other, as a multiple of the font size. */
const COLUMN_INDENT = 2;
/** Headings are larger than the text by this factor; within a paragraph, font sizes differ by at most this share. */
const HEADING_SIZE = 1.12;
const SIZE_TOLERANCE = 0.1;
const BULLET = /^\s*[-*•‣◦▪·●○–][ \t]+/;
const NUMBERED = /^\s*\d{1,3}[.)]\s+\S/;

/** Joins the lines of a PDF into paragraphs, headings and list items by their positions. */
export function blocksOfLines(lines: readonly PrintedLine[]): Block[] {
  const printed = lines.filter(({ text }) => hasWords(text));
  const page = measure(printed);
  const groups: PrintedLine[][] = [];
  printed.forEach((line, index) => {
    const open = groups.at(-1);
    const isNext =
      open !== undefined && continues(open, line, page, columnAt(printed, index, page));
    if (isNext) open.push(line);
    else groups.push([line]);
  });
  const spelling = spellingOf(printed.map(({ text }) => text));
  return groups.map((group) => {
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

type Measures = ReturnType<typeof measure>;

/** A document's typical font size and line distance, and the edges of its text; in points. */
function measure(lines: readonly PrintedLine[]) {
  const gaps = lines
    .map((line, index) => (lines[index - 1]?.y ?? line.y) - line.y)
    .filter((gap) => gap > 0);
  return {
    fontSize: median(lines.map(({ fontSize }) => fontSize)),
    lineGap: median(gaps),
    left: lines.reduce((least, { left }) => Math.min(least, left), Infinity),
    right: lines.reduce((most, { right }) => Math.max(most, right), 0),
  };
}

type Column = { readonly left: number; readonly right: number };

/** The column of a line, as wide as the lines around it are; all of the text where these are too few to tell. */
function columnAt(lines: readonly PrintedLine[], index: number, page: Measures): Column {
  const line = lines[index]!;
  const column = [line];
  const isNext = (upper: PrintedLine | undefined, lower: PrintedLine | undefined) =>
    upper !== undefined && lower !== undefined && upper.page === lower.page && upper.y > lower.y;
  const isInside = ({ left }: PrintedLine) =>
    Math.abs(left - line.left) < COLUMN_INDENT * line.fontSize;
  for (let at = index; at > index - COLUMN_LINES && isNext(lines[at - 1], lines[at]); at--) {
    if (isInside(lines[at - 1]!)) column.push(lines[at - 1]!);
  }
  for (let at = index + 1; at < index + COLUMN_LINES && isNext(lines[at - 1], lines[at]); at++) {
    if (isInside(lines[at]!)) column.push(lines[at]!);
  }
  if (column.length < LEAST_COLUMN_LINES) return page;
  return {
    left: Math.min(...column.map(({ left }) => left)),
    right: Math.max(...column.map(({ right }) => right)),
  };
}

function continues(
  open: readonly PrintedLine[],
  line: PrintedLine,
  usual: Measures,
  column: Column,
): boolean {
  const [first, last] = [open[0]!, open.at(-1)!];
  if (isItem(line)) return false;
  if (Math.abs(last.fontSize - line.fontSize) > SIZE_TOLERANCE * last.fontSize) return false;
  const isEnded = endsClause(last.text.trimEnd());
  const gap = last.y - line.y;
  if (line.page !== last.page || gap < 0) {
    return !isEnded && (!isItem(first) || /^\p{Ll}/u.test(line.text));
  }
  const usualGap = usual.lineGap * Math.max(1, line.fontSize / usual.fontSize);
  if (gap > PARAGRAPH_GAP * usualGap) return false;
  // The lines of a heading may be centred.
  if (line.fontSize < HEADING_SIZE * usual.fontSize) {
    if (line.left > last.left + INDENT * line.fontSize && !isItem(first)) return false;
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

function isItem(line: PrintedLine): boolean {
  return BULLET.test(line.text) || NUMBERED.test(line.text);
}

function kindOf(group: readonly PrintedLine[], text: string, usual: Measures): Block["kind"] {
  const first = group[0]!;
  if (first.fontSize > HEADING_SIZE * usual.fontSize && text.length < 200) return "heading";
  if (isItem(first)) return "item";
  return group.length > 1 || endsClause(text) ? "prose" : "line";
}

/** The lower of the two middle numbers, because short articles have many gaps between paragraphs; 0 if there are none. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
