import { dayOf, isDay } from "../../shared/text/dates/days.ts";

/** Languages that write the day before the month and that the date parsers don't support. */
const LANGUAGES =
  "ar-EG ar-LB ar-DZ bg ca cs da el fi he hr id nb pl ro sk sl sr sr-Latn sv tr uk".split(" ");

const SPELLED =
  /(?<![\p{L}\d])(\d{1,2})(\.?) (?:de |d['’]|ב)?(\p{L}{3,12}(?: (?!del )\p{L}{3,12})?)[.,]? (?:del? )?(\d{4})(?!\d)/u;

/**
 * Month numbers (1..12) by name, as written after a day; `null` until first needed. A name starts with a full stop if
 * the language writes one after the day: "listopada" and ".listopada" are different months.
 */
let months: ReadonlyMap<string, number> | null = null;

/**
 * The first date in a text with its month spelled out in one of twenty languages: the day as `YYYY-MM-DD`, and the
 * words that state it; `null` if there is none.
 */
export function spelledDate(text: string): { readonly day: string; readonly words: string } | null {
  const [words, day, stop, month, year] = SPELLED.exec(text) ?? [];
  if (words === undefined) return null;
  months ??= new Map(LANGUAGES.flatMap(monthsOf));
  const number = months.get(`${stop}${month!.toLowerCase()}`);
  if (number === undefined) return null;
  const iso = `${year}-${String(number).padStart(2, "0")}-${day!.padStart(2, "0")}`;
  return isDay(iso) ? { day: iso, words } : null;
}

function monthsOf(language: string): [string, number][] {
  const format = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
    numberingSystem: "latn",
  });
  return Array.from({ length: 12 }, (_, index) => {
    const parts = format.formatToParts(new Date(dayOf(2000, index + 1, 5)));
    const at = parts.findIndex(({ type }) => type === "month");
    const stop = parts[at - 1]?.value.startsWith(".") ? "." : "";
    const name = parts[at]!.value.toLowerCase().replace(/^(?:de |d['’])/, "");
    return [`${stop}${name}`, index + 1];
  });
}
