import { median } from "./median.ts";
import type { PrintedLine } from "./printed-lines.ts";

/** Headings are larger than the text by this factor. */
export const HEADING_SIZE = 1.12;
/** As a share of the font size: lines of one paragraph in two columns or on two pages differ by at most this. */
export const SAME_SIZE = 0.02;
/** Lines above and below that show how wide a column is, and the least of them that do. */
const COLUMN_LINES = 4;
const LEAST_COLUMN_LINES = 3;
/** Lines of a column begin within this distance of each other, as a multiple of the font size. */
const COLUMN_INDENT = 2;

export type Measures = ReturnType<typeof measure>;

/** A document's typical font size and line distance, and the edges of its text; in points. */
export function measure(lines: readonly PrintedLine[]) {
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

export type Column = { readonly left: number; readonly right: number };

/** The column of a line, as wide as the lines around it are; all of the text where these are too few to tell. */
export function columnAt(lines: readonly PrintedLine[], index: number, page: Measures): Column {
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
