import { collapseSpaces } from "../text/words.ts";
import type { PrintedLine } from "./printed-lines.ts";

/** Lines at the top and at the bottom of each page that may be running lines. */
const EDGE_LINES = 2;
/** A line at the edge of this many pages is a running line; each chapter may have its own. */
const REPEATED_PAGES = 3;
const PAGE_NUMBER =
  /^[-–—\s|]*(?:(?:page|p\.|seite|página)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|von|de|\/)\s*\d{1,4})?[-–—\s|.]*$/i;

/** Removes page numbers, and headers and footers that repeat (ignoring numbers in them), from the edges of pages. */
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
    for (const key of new Set([...atEdge].map(keyOf))) {
      pagesWith.set(key, (pagesWith.get(key) ?? 0) + 1);
    }
  }
  const often = Math.min(REPEATED_PAGES, Math.max(2, pages.size));
  return lines.filter((line) => {
    const key = keyOf(line);
    const isRepeated = /\p{L}/u.test(key) && (pagesWith.get(key) ?? 0) >= often;
    return !edges.has(line) || !(isRepeated || PAGE_NUMBER.test(collapseSpaces(line.text)));
  });
}

function keyOf(line: PrintedLine): string {
  return collapseSpaces(line.text).replace(/\d+/g, "#");
}
