import { collapseSpaces } from "../text/words.ts";
import { HEADING_SIZE } from "./columns.ts";
import { median } from "./median.ts";
import type { PrintedLine } from "./printed-lines.ts";

/** Lines at the top and at the bottom of each page that may be running lines. */
const EDGE_LINES = 2;
/** A line at the edge of this many pages is a running line; each chapter may have its own. */
const REPEATED_PAGES = 3;
/** Two pages are enough if the line is at the same height and has the same words, or counts the pages. */
const SURELY_REPEATED = 2;
/** A page number before or after the words of a running line; not a year. */
const NUMBER_BESIDE = /^(\d{1,3})(?=\s)|(?<=\s)(\d{1,3})$/;
const PAGE_NUMBER =
  /^[-–—\s|]*(?:(?:page|p\.|seite|página)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|von|de|\/)\s*\d{1,4})?[-–—\s|.]*$/i;

/**
 * Removes page numbers, and headers and footers that repeat (ignoring numbers in them) or count the pages beside other
 * words, from the edges of pages.
 */
export function withoutRunningLines(lines: readonly PrintedLine[]): PrintedLine[] {
  const pages = new Map<number, PrintedLine[]>();
  for (const line of lines) {
    const page = pages.get(line.page);
    if (page === undefined) pages.set(line.page, [line]);
    else page.push(line);
  }

  const edges = new Set<PrintedLine>();
  const pagesWith = new Map<string, number>();
  for (const page of pages.values()) {
    const fromTop = [...page].sort((a, b) => b.y - a.y);
    const atEdge = new Set([...fromTop.slice(0, EDGE_LINES), ...fromTop.slice(-EDGE_LINES)]);
    for (const line of atEdge) edges.add(line);
    for (const key of new Set([...atEdge].flatMap((line) => [keyOf(line), ...marksOf(line)]))) {
      pagesWith.set(key, (pagesWith.get(key) ?? 0) + 1);
    }
  }
  const largest = HEADING_SIZE * median(lines.map(({ fontSize }) => fontSize));
  const often = Math.min(REPEATED_PAGES, Math.max(2, pages.size));
  return lines.filter((line) => {
    if (!edges.has(line)) return true;
    if (PAGE_NUMBER.test(collapseSpaces(line.text))) return false;
    const key = keyOf(line);
    if (!/\p{L}/u.test(key)) return true;
    const times = (key: string) => pagesWith.get(key) ?? 0;
    const isSure =
      line.fontSize < largest && marksOf(line).some((mark) => times(mark) >= SURELY_REPEATED);
    return !isSure && times(key) < often;
  });
}

/** What two running lines have in common: the same words at the same height, or a number that counts the pages there. */
function marksOf({ text, page, y }: PrintedLine): string[] {
  const words = collapseSpaces(text);
  const [number] = NUMBER_BESIDE.exec(words) ?? [];
  const height = Math.round(y);
  const same = `${height} ${words.replace(NUMBER_BESIDE, "").trim()}`;
  return number === undefined ? [same] : [same, `${height} page ${Number(number) - page}`];
}

function keyOf(line: PrintedLine): string {
  return collapseSpaces(line.text).replace(/\d+/g, "#");
}
