import { endsClause } from "../../shared/text/ends-sentence.ts";
import type { Block, PageStart } from "../draft.ts";
import { endsDivided, joinLines, spellingOf } from "../text/join-lines.ts";
import { collapseSpaces, hasWords } from "../text/words.ts";
import type { PrintedLine } from "./printed-lines.ts";

/** Distances that start a new paragraph, as multiples of the usual line distance and of the font size. */
const PARAGRAPH_GAP = 1.3;
const INDENT = 0.8;
/** A line is the last of its paragraph if it ends a clause and its right edge is below this share of the rightmost one. */
const SHORT_LINE = 0.85;
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
  for (const line of printed) {
    const open = groups.at(-1);
    if (open !== undefined && continues(open, line, page)) open.push(line);
    else groups.push([line]);
  }
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

/** A document's typical font size and line distance, and its rightmost edge; in points. */
function measure(lines: readonly PrintedLine[]) {
  const gaps = lines
    .map((line, index) => (lines[index - 1]?.y ?? line.y) - line.y)
    .filter((gap) => gap > 0);
  return {
    fontSize: median(lines.map(({ fontSize }) => fontSize)),
    lineGap: median(gaps),
    right: lines.reduce((most, { right }) => Math.max(most, right), 0),
  };
}

function continues(open: readonly PrintedLine[], line: PrintedLine, usual: Measures): boolean {
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
    if (hadRoomFor(line, last)) return false;
  }
  return !(isEnded && last.right < SHORT_LINE * usual.right);
}

/** Whether the previous line had room for the first word of `line`: then the line break is intended. */
function hadRoomFor(line: PrintedLine, last: PrintedLine): boolean {
  if (endsDivided(last.text.trimEnd())) return false;
  const [firstWord = ""] = line.text.trim().split(/\s/);
  const letterWidth = (line.right - line.left) / line.text.length;
  return last.right + (firstWord.length + 2) * letterWidth < line.right;
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
