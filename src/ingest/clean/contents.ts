import type { PageBlock } from "./page-block.ts";

/** Fewer lines in a row that occur again may do so by chance. */
const LEAST_LINES = 3;
const MOST_WORDS = 12;

/**
 * Tables of contents: lines in a row that each occur once more further down, in the same order, most of them directly
 * above a paragraph.
 */
export function findContents(page: readonly PageBlock[]): readonly PageBlock[] {
  const places = new Map<string, number[]>();
  for (const [index, { text }] of page.entries()) {
    const there = places.get(text);
    if (there === undefined) places.set(text, [index]);
    else there.push(index);
  }
  const headingOf = ({ text, words, prose }: PageBlock, index: number) => {
    const there = places.get(text)!;
    const isListed = there.length === 2 && there[0] === index && !prose && words <= MOST_WORDS;
    return isListed ? there[1] : undefined;
  };
  const found: PageBlock[] = [];
  for (let start = 0, end = 0; start < page.length; start = end + 1) {
    const headings: number[] = [];
    for (end = start; end < page.length; end++) {
      const heading = headingOf(page[end]!, end);
      if (heading === undefined || heading < (headings.at(-1) ?? 0)) break;
      headings.push(heading);
    }
    const titled = headings.filter((heading) => page[heading + 1]?.prose);
    if (headings.length >= LEAST_LINES && 2 * titled.length > headings.length)
      found.push(...page.slice(start, end));
  }
  return found;
}
