import type { Period } from "../../../glossary/domain.ts";
import { chrono } from "./chrono.ts";
import { dayOf, isDay, type Unit, unitAround } from "./days.ts";
import { MONTH, monthNumber } from "./months.ts";
import { relativePeriod } from "./relative-periods.ts";

const ISO = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;
const NUMERIC = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)\.?$/;
const NUMERIC_MONTH = /^(\d{1,2})[./-](\d{4})$/;
const DAY_MONTH_YEAR = new RegExp(
  `^(?:(\\d{1,2})(?:st|nd|rd|th|er|\\.)? (?:of )?)?${MONTH}\\.? (?:of )?(\\d{4})$`,
  "iu",
);

const PARSERS = [() => chrono("en").GB, () => chrono("de").strict, () => chrono("fr").strict];

/** Two-digit years from here on belong to the 20th century, as in POSIX. */
const FIRST_OF_1900S = "69";

/** A longer text is no date, and the parsers' running time grows faster than its length. */
const LONGEST = 60;

/**
 * The day, month, year or other period that a text consists of: "2014-01-20", "01.2014", "12.01.2026"
 * (the day comes first unless that is impossible), "20 January 2014", "mars 2014", "last week".
 *
 * @param today the day that relative dates are counted from
 * @returns `null` if the text is no period, or names a day that does not exist
 */
export function readPeriod(text: string, today: string): Period | null {
  const plain = text.trim();
  if (plain.length > LONGEST) return null;
  return readIso(plain) ?? readNumeric(plain) ?? readMonthName(plain) ?? readWords(plain, today);
}

/** A day in digits, the day first unless that is impossible; `null` for one that does not exist. */
export function readNumericDay(text: string): string | null {
  const [, first, second, year] = NUMERIC.exec(text) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  const full = year.length === 2 ? `${year < FIRST_OF_1900S ? "20" : "19"}${year}` : year;
  const pad = (part: string) => part.padStart(2, "0");
  const days = [`${full}-${pad(second)}-${pad(first)}`, `${full}-${pad(first)}-${pad(second)}`];
  return days.find(isDay) ?? null;
}

function readIso(text: string): Period | null {
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (year === undefined) return null;
  const unit: Unit = day !== undefined ? "day" : month !== undefined ? "month" : "year";
  return around(`${year}-${month ?? "01"}-${day ?? "01"}`, unit);
}

function readNumeric(text: string): Period | null {
  const day = readNumericDay(text);
  if (day !== null) return around(day, "day");
  const [, month, year] = NUMERIC_MONTH.exec(text) ?? [];
  return month === undefined ? null : around(`${year}-${month.padStart(2, "0")}-01`, "month");
}

function readMonthName(text: string): Period | null {
  const [, day, name, year] = DAY_MONTH_YEAR.exec(text) ?? [];
  if (name === undefined) return null;
  const month = dayOf(Number(year), monthNumber(name), 1).slice(0, -3);
  return day === undefined
    ? around(`${month}-01`, "month")
    : around(`${month}-${day.padStart(2, "0")}`, "day");
}

function readWords(text: string, today: string): Period | null {
  const relative = relativePeriod(text, today);
  if (relative !== null) return relative;
  if (!/\d/.test(text)) return null;
  for (const parser of PARSERS) {
    const [found] = parser().parse(text, new Date(`${today}T12:00:00`));
    if (found?.text !== text || found.end != null) continue;
    const { start } = found;
    const isWhole = (["year", "month", "day"] as const).every((part) => start.isCertain(part));
    if (isWhole)
      return around(dayOf(start.get("year")!, start.get("month")!, start.get("day")!), "day");
  }
  return null;
}

function around(day: string, unit: Unit): Period | null {
  return isDay(day) ? unitAround(day, unit) : null;
}
