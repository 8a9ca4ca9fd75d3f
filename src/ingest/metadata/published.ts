import type { PageBlock } from "../clean/page-block.ts";
import type { Metadata } from "../draft.ts";
import { isByline } from "./bylines.ts";
import { datelineOf } from "./dateline.ts";
import { findDate } from "./find-date.ts";
import { daysIn, isStamp, STATED_WORDS, statedDay } from "./stated-date.ts";

/** A time as browsers do not print it. */
const TIMED =
  /\d{4}.{1,6}\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)? (?:Uhr|GMT|UTC|BST|IST|CES?T|MES?Z|[ECMP][SD]?T)\b/;
/** Nothing but a time and its zone follows the year. */
const ENDS_IN_DATE = /\d{4}(?:\P{L}{1,9}\p{L}{1,4}){0,3}\P{L}{0,9}$/u;

/**
 * The day an article was published, `YYYY-MM-DD`: stated with the file, by a "Published" line, by the byline or the line
 * below, by a line with the time and its zone above the prose, or by the dateline. A bare date elsewhere at the top of a
 * page doesn't count: browsers print the current day there.
 *
 * @param page including its boilerplate, which may state the date
 * @param language of the text: outside English 03/04/2019 is a day in April
 */
export function publishedOf(
  metadata: Metadata,
  page: readonly PageBlock[],
  language: string | null,
): string | null {
  const dayFirst = language !== null && language !== "en";
  const stated = findDate(metadata.published ?? "", dayFirst);
  if (stated !== null) return stated.day;
  const lines = page.filter((_, index) => mayStateDate(page, index)).map(({ text }) => text);
  const opening = page.find(({ prose }) => prose)?.text ?? "";
  return (
    statedDay(lines, dayFirst) ??
    bylineDay(page, dayFirst) ??
    timedDay(page, dayFirst) ??
    findDate(datelineOf(opening))?.day ??
    null
  );
}

/** Whether a block is a line at the top or end of a page, close to the byline, or the stamp in the margin. */
export function mayStateDate(page: readonly PageBlock[], index: number): boolean {
  const { place, text } = page[index]!;
  if (!isLine(page[index])) return false;
  const beside = [page[index - 2], page[index - 1], page[index + 1]].filter(isLine);
  return place !== "among" || isStamp(text) || beside.some((line) => isByline(line.text));
}

function isLine(block: PageBlock | undefined): block is PageBlock {
  return block !== undefined && !block.prose && block.words <= STATED_WORDS;
}

/** "Wed 5 Aug 2026 06.00 BST", "Madrid - 12 NOV 2026 - 05:40 CET": the last such line above the prose. */
function timedDay(page: readonly PageBlock[], dayFirst: boolean): string | null {
  const line = page.findLast(
    (block) => block.place === "before" && isLine(block) && TIMED.test(block.text),
  );
  return daysIn(line?.text ?? "", dayFirst)[0] ?? null;
}

/** The day at the end of the byline, or on the line below; bylines below the article are those of other stories. */
function bylineDay(page: readonly PageBlock[], dayFirst: boolean): string | null {
  const at = page.findIndex((block) => isLine(block) && isByline(block.text));
  const { text, place } = page[at] ?? { text: "", place: "after" };
  if (place === "after") return null;
  const day = ENDS_IN_DATE.test(text) ? findDate(text, dayFirst)?.day : undefined;
  return day ?? daysIn(page[at + 1]?.text ?? "", dayFirst)[0] ?? null;
}
