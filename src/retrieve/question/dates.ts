import { MONTH, monthNumber } from "../../shared/text/dates/months.ts";

/** A day, month or year that a question names; parts not named are `null`. Months count from 1. */
export type DateCue = {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
};

const YEAR = "((?:1[6-9]|20)\\d\\d)";
const DAY = "(\\d{1,2})(?:st|nd|rd|th|er|\\.)?";
const ISO = /\b(\d{4})-(\d\d)-(\d\d)\b/g;
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\.? ${DAY}\\b(?:,? ${YEAR}\\b)?`, "gi");
const DAY_FIRST = new RegExp(`\\b${DAY} (?:of )?${MONTH}\\b\\.?(?:,? ${YEAR}\\b)?`, "gi");
const MONTH_YEAR = new RegExp(`\\b${MONTH}\\.? (?:of )?${YEAR}\\b`, "gi");
const YEAR_ALONE = new RegExp(`\\b${YEAR}\\b`, "g");

/** Dates in a question: "2014-01-21", "21 January 2014", "January 21", "21. Januar", "mars 2014", "in 2014". */
export function datesIn(question: string): DateCue[] {
  const cues: DateCue[] = [];
  let rest = question;
  const take = (pattern: RegExp, read: (match: RegExpMatchArray) => DateCue): void => {
    cues.push(...[...rest.matchAll(pattern)].map(read));
    rest = rest.replace(pattern, " ");
  };
  take(ISO, ([, year, month, day]) => cue(year, Number(month), day));
  take(MONTH_FIRST, ([, month, day, year]) => cue(year, monthNumber(month!), day));
  take(DAY_FIRST, ([, day, month, year]) => cue(year, monthNumber(month!), day));
  take(MONTH_YEAR, ([, month, year]) => cue(year, monthNumber(month!), undefined));
  take(YEAR_ALONE, ([, year]) => cue(year, null, undefined));
  return cues;
}

/** True when a day of publication (ISO `YYYY-MM-DD`) fits every part that the cue names. */
export function fits({ year, month, day }: DateCue, published: string | null): boolean {
  if (published === null) return false;
  const [y, m, d] = published.split("-").map(Number);
  return (
    (year === null || year === y) && (month === null || month === m) && (day === null || day === d)
  );
}

function cue(year: string | undefined, month: number | null, day: string | undefined): DateCue {
  return { year: year ? Number(year) : null, month, day: day ? Number(day) : null };
}
