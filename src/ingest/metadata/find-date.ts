import { chrono } from "../../shared/text/dates/chrono.ts";
import { isDay } from "../../shared/text/dates/days.ts";
import { spelledDate } from "./spelled-date.ts";

const LANGUAGES = ["en", "de", "fr", "es", "pt", "nl", "it", "ru", "ja"] as const;

/** An ISO 8601 date, alone or with a time. Recognised without the date parsers, which take a quarter of a second to load. */
const ISO =
  /^(\d{4}-\d\d-\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,4})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** "03/04/2019": in March or in April, depending on the country. With full stops, the day always comes first. */
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})/;

/** Longer texts are not searched: they don't just state a date, and the parsers' time grows faster than the text. */
const LONGEST = 400;

const YEAR = /(?<!\d)\d{4}(?!\d)/;
/** "November 12, 20262:15 PM": browsers copy date and time without a space if they are in two elements. */
const GLUED_TIME = /(?<=[ /.](?:19|20)\d\d)(?=\d{1,2}[:.]\d\d(?!\d))/;
/** The first year with four digits. */
const FIRST_YEAR = 1000;

/** Whether 03/04/2019 starts with the day or the month. */
export type DateOrder = "day-first" | "month-first";

/** A calendar day as `YYYY-MM-DD`, and the text without the words that state it. */
export type FoundDate = { readonly day: string; readonly rest: string };

/**
 * The first date in a text that has a day, month and year; `null` if there is none.
 *
 * The day is the one written, whatever the time zone. Not counted: "yesterday", "May 2014", 31 February, ranges of
 * days, dates that are read differently in two countries, and any date in a text of more than a few lines.
 *
 * @param order of day and month in 03/04/2019; `null` if unknown
 */
export function findDate(written: string, order: DateOrder | null = null): FoundDate | null {
  if (written.length > LONGEST) return null;
  const text = written.replace(GLUED_TIME, " ");
  if (!YEAR.test(text)) return null;
  const [, iso = ""] = ISO.exec(text) ?? [];
  if (isDay(iso) && Number(iso.slice(0, 4)) >= FIRST_YEAR) return { day: iso, rest: " " };
  for (const language of LANGUAGES) {
    for (const { start, end, text: words } of chrono(language).strict.parse(text)) {
      const year = start.get("year") ?? 0;
      const isWhole =
        start.isCertain("day") && start.isCertain("month") && words.includes(String(year));
      const isSpan = end != null && end.get("day") !== start.get("day");
      if (!isWhole || isSpan || year < FIRST_YEAR) continue;
      const part = (name: "month" | "day") => String(start.get(name)).padStart(2, "0");
      const numbers = NUMERIC.exec(words);
      const day =
        numbers === null ? `${year}-${part("month")}-${part("day")}` : numericDay(numbers, order);
      if (day !== null) return { day, rest: text.replace(words, " ") };
    }
  }
  const spelled = spelledDate(text);
  return spelled && { day: spelled.day, rest: text.replace(spelled.words, " ") };
}

/** A date with slashes in which only one order of day and month is possible. */
const ONE_READING =
  /(?<![\d/])(?:(1[3-9]|2\d|3[01])\/(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01]))\/\d{4}(?![\d/])/g;

/**
 * The order of day and month in the texts' dates with slashes, according to those with only one possible order; `null`
 * if there are none or they disagree.
 */
export function orderIn(texts: readonly string[]): DateOrder | null {
  const found = texts.flatMap((text) => [...text.matchAll(ONE_READING)]);
  const dayFirst = found.filter(([, day]) => day !== undefined).length;
  if (found.length === 0 || (dayFirst > 0 && dayFirst < found.length)) return null;
  return dayFirst > 0 ? "day-first" : "month-first";
}

function numericDay(
  [, first = "", separator, second = "", year = ""]: RegExpExecArray,
  order: DateOrder | null,
): string | null {
  const isDayFirst = order === "day-first" || separator === "." || Number(first) > 12;
  const isKnown = isDayFirst || order === "month-first" || Number(second) > 12 || first === second;
  if (!isKnown) return null;
  const [day, month] = isDayFirst && Number(second) <= 12 ? [first, second] : [second, first];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
