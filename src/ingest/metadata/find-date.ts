import { chrono } from "../../shared/text/dates/chrono.ts";
import { isDay } from "../../shared/text/dates/days.ts";

const LANGUAGES = ["en", "de", "fr", "es", "pt", "nl", "it", "ru", "ja"] as const;

/** A day as machines write it, alone or with a time. It needs no parser, all of which take a quarter of a second to load. */
const ISO =
  /^(\d{4}-\d\d-\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,4})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** "03/04/2019": a day in March to some, in April to others; with full stops the day comes first everywhere. */
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})/;

/** A text that names a day is shorter; the parsers' time grows faster than the text. */
const LONGEST = 400;

const YEAR = /(?<!\d)\d{4}(?!\d)/;
/** Of four digits. */
const FIRST_YEAR = 1000;

/** A calendar day, and the text without the words that name it. */
export type FoundDate = { readonly day: string; readonly rest: string };

/**
 * The first date in a text that names day, month and year, as `YYYY-MM-DD`; `null` if there is none.
 *
 * The day is the one written, whatever the time zone. "Yesterday", "May 2014", 31 February, dates that
 * two countries read differently and texts of more than a few lines don't count.
 *
 * @param dayFirst whether 03/04/2019 is known to be a day in April
 */
export function findDate(text: string, dayFirst = false): FoundDate | null {
  if (text.length > LONGEST || !YEAR.test(text)) return null;
  const [, iso = ""] = ISO.exec(text) ?? [];
  if (isDay(iso) && Number(iso.slice(0, 4)) >= FIRST_YEAR) return { day: iso, rest: " " };
  for (const language of LANGUAGES) {
    for (const { start, text: words } of chrono(language).strict.parse(text)) {
      const year = start.get("year") ?? 0;
      const isWhole =
        start.isCertain("day") && start.isCertain("month") && words.includes(String(year));
      if (!isWhole || year < FIRST_YEAR) continue;
      const part = (name: "month" | "day") => String(start.get(name)).padStart(2, "0");
      const numbers = NUMERIC.exec(words);
      const day =
        numbers === null
          ? `${year}-${part("month")}-${part("day")}`
          : numericDay(numbers, dayFirst);
      if (day !== null) return { day, rest: text.replace(words, " ") };
    }
  }
  return null;
}

function numericDay(
  [, first = "", separator, second = "", year = ""]: RegExpExecArray,
  dayFirst: boolean,
): string | null {
  const isDayFirst = dayFirst || separator === "." || Number(first) > 12;
  if (!isDayFirst && Number(second) <= 12 && first !== second) return null;
  const [day, month] = isDayFirst && Number(second) <= 12 ? [first, second] : [second, first];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
