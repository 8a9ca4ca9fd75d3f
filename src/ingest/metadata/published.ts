import type { PageBlock } from "../clean/page-block.ts";
import type { Metadata } from "../draft.ts";
import { isByline } from "./bylines.ts";
import { datelineOf } from "./dateline.ts";
import { type DateOrder, findDate, orderIn } from "./find-date.ts";
import { daysIn, isStamp, STATED_WORDS, statedDay, withDatesBelow } from "./stated-date.ts";

/** A date with time and zone, in formats that browsers don't print. */
const TIMED =
  /\d{4}.{1,6}\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)? (?:Uhr|GMT|UTC|BST|IST|CES?T|MES?Z|[ECMP][SD]?T)\b/;
/** After the year, there is only a time and its zone. */
const ENDS_IN_DATE = /\d{4}(?:\P{L}{1,9}\p{L}{1,4}){0,3}\P{L}{0,9}$/u;

/** "By Jane Doe | March 3, 2019 | 9 minute read". */
const READING_TIME = /[|·•,–-] ?\d{1,3}[ -]min(?:ute)?s?\.?(?: read)?$/i;

/** A word that may be next to a publication date: a time zone, part of a time, an age, a reading time. */
const BESIDE_DATE =
  /^(?:[A-Z]{1,5}|am|pm|[ap]\.m\.?|[hH]|[Uu]hr|um|at|à|a|las|klo|[Uu]pdated|hours?|mins?\.?|minutes?|days?|ago|read|views|Lesezeit|Min\.?|Son|Güncelleme)$/;
const WORD = /\p{L}[\p{L}\p{M}.]*/gu;
/** Most paragraphs and headings below a headline that may be its subtitle. */
const MOST_SUBTITLES = 1;
/** Most lines between headline and date: subtitle, captions, names, buttons. */
const MOST_BETWEEN = 12;

/**
 * The day an article was published, as `YYYY-MM-DD`; `null` if it isn't stated. The first of these that states it: the
 * file's metadata; a "Published" line; the byline or the line below it; the last line above the prose with a time and
 * zone; the first line below the headline that is only a date; the dateline. A bare date above the headline doesn't
 * count, because browsers print the current day there.
 *
 * @param page including its boilerplate, which may state the date
 * @param headline of the page, if it is certain
 * @param language of the text, `null` if unknown. Outside English, 03/04/2019 is in April; otherwise it depends on the
 * page's other dates.
 */
export function publishedOf(
  metadata: Metadata,
  page: readonly PageBlock[],
  headline: PageBlock | undefined,
  language: string | null,
): string | null {
  const isForeign = language !== null && language !== "en";
  const texts = [metadata.published ?? "", ...page.map(({ text }) => text)];
  const order = isForeign ? "day-first" : orderIn(texts);
  const stated = findDate(metadata.published ?? "", order);
  if (stated !== null) return stated.day;
  const lines = page.filter((_, index) => mayStateDate(page, index)).map(({ text }) => text);
  const opening = page.find(({ prose }) => prose)?.text ?? "";
  return (
    statedDay(withDatesBelow(lines), order) ??
    bylineDay(page, order) ??
    timedDay(page, order) ??
    dayBelow(headline, page, order) ??
    findDate(datelineOf(opening))?.day ??
    null
  );
}

/** Whether a line is only a date, perhaps with a time and zone. */
export function isBareDate(text: string): boolean {
  const date = findDate(text);
  return date !== null && (TIMED.test(text) || isBesideDate(date.rest));
}

function isBesideDate(text: string): boolean {
  return (text.match(WORD) ?? []).every((word) => BESIDE_DATE.test(word));
}

/** Whether a block is a short line that may state the date: above or below the prose, near a byline, or a preprint's stamp. */
export function mayStateDate(page: readonly PageBlock[], index: number): boolean {
  const { place, text } = page[index]!;
  if (!isLine(page[index])) return false;
  const beside = [page[index - 2], page[index - 1], page[index + 1]].filter(isLine);
  return place !== "among" || isStamp(text) || beside.some((line) => isByline(line.text));
}

function isLine(block: PageBlock | undefined): block is PageBlock {
  return block !== undefined && !block.prose && block.words <= STATED_WORDS;
}

/**
 * The day in the last line above the prose with a time and zone: "Wed 5 Aug 2026 06.00 BST", "Madrid - 12 NOV 2026 -
 * 05:40 CET".
 */
function timedDay(page: readonly PageBlock[], order: DateOrder | null): string | null {
  const line = page.findLast(
    (block) => block.place === "before" && isLine(block) && TIMED.test(block.text),
  );
  return daysIn(line?.text ?? "", order)[0] ?? null;
}

/** The day in the first line between headline and article that is only a date. */
function dayBelow(
  headline: PageBlock | undefined,
  page: readonly PageBlock[],
  order: DateOrder | null,
): string | null {
  if (headline === undefined) return null;
  const at = page.indexOf(headline) + 1;
  let subtitles = 0;
  for (const block of page.slice(at, at + MOST_BETWEEN)) {
    if (block.prose || block.kind === "heading") subtitles++;
    if (subtitles > MOST_SUBTITLES || block.place === "after") return null;
    if (!isLine(block)) continue;
    const date = findDate(block.text, order);
    if (date === null || !isBesideDate(date.rest)) continue;
    const other = findDate(date.rest, order);
    if (other === null || other.day === date.day) return date.day;
  }
  return null;
}

/** The day at the end of the byline or on the line below it. Bylines below the article belong to other stories. */
function bylineDay(page: readonly PageBlock[], order: DateOrder | null): string | null {
  const at = page.findIndex((block) => isLine(block) && isByline(block.text));
  const { text, place } = page[at] ?? { text: "", place: "after" };
  if (place === "after") return null;
  const dated = text.replace(READING_TIME, "");
  const day = ENDS_IN_DATE.test(dated) ? findDate(dated, order)?.day : undefined;
  return day ?? daysIn(page[at + 1]?.text ?? "", order)[0] ?? null;
}
