import { mayStateDate } from "../metadata/published.ts";
import { dateLinesIn } from "../metadata/stated-date.ts";
import type { PageBlock } from "./page-block.ts";

/** Lines around the article that only state when it was published or changed. */
export function findDateLines(page: readonly PageBlock[]): readonly PageBlock[] {
  const lines = page.filter(({ kind }, index) => kind !== "heading" && mayStateDate(page, index));
  const dateLines = dateLinesIn(lines.map(({ text }) => text));
  return lines.filter(({ text }) => dateLines.has(text));
}
