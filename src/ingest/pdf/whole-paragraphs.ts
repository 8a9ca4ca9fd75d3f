import { endsClause } from "../../shared/text/ends-sentence.ts";
import { type Column, type Measures, SAME_SIZE } from "./columns.ts";
import type { PrintedLine } from "./printed-lines.ts";

/** Most blocks that interrupt a paragraph where its column ends: footnotes, the rows of a table, the box beside a story. */
const MOST_BETWEEN = 12;
/** A line that is not the last of its paragraph ends this close to the edge, as a multiple of the font size. */
const FULL_LINE = 2;
/** A paragraph's own print is at least this large, compared with the usual size; footnotes are smaller. */
const TEXT_SIZE = 0.95;

/**
 * Joins paragraphs that something else interrupts at the end of their column or page, and puts that after them.
 *
 * A paragraph that breaks off in a full line goes on with the next one of its size that begins in lower case at the top
 * of another column.
 */
export function withWholeParagraphs(
  groups: readonly (readonly PrintedLine[])[],
  usual: Measures,
  columns: ReadonlyMap<PrintedLine, Column>,
): (readonly PrintedLine[])[] {
  const whole: (readonly PrintedLine[])[] = [];
  for (const group of groups) {
    const near = Math.max(0, whole.length - MOST_BETWEEN - 1);
    const at = whole
      .slice(near, -1)
      .findLastIndex((broken) => goesOn(broken, group, usual) && breaksOff(broken, columns));
    if (at < 0) whole.push(group);
    else whole[near + at] = [...whole[near + at]!, ...group];
  }
  return whole;
}

function breaksOff(
  group: readonly PrintedLine[],
  columns: ReadonlyMap<PrintedLine, Column>,
): boolean {
  const last = group.at(-1)!;
  const text = last.text.trimEnd();
  if (endsClause(text) || !/[\p{L},-]$/u.test(text)) return false;
  return last.right > columns.get(last)!.right - FULL_LINE * last.fontSize;
}

function goesOn(
  broken: readonly PrintedLine[],
  group: readonly PrintedLine[],
  usual: Measures,
): boolean {
  const [last, first] = [broken.at(-1)!, group[0]!];
  const difference = Math.abs(last.fontSize - first.fontSize) / first.fontSize;
  if (difference > SAME_SIZE || first.fontSize < TEXT_SIZE * usual.fontSize) return false;
  const isNextColumn = first.page === last.page ? first.y > last.y : first.page === last.page + 1;
  return isNextColumn && /^\s*\p{Ll}/u.test(first.text);
}
