import type { Period } from "../../../glossary/domain.ts";

/** A unit of the calendar. */
export type Unit = "day" | "week" | "month" | "year";

/** The day at a time, in the time zone of this process (`TZ`). */
export function dayAt(time: Date): string {
  return dayOf(time.getFullYear(), time.getMonth() + 1, time.getDate());
}

/** A day as `YYYY-MM-DD`. Months count from 1; out-of-range values carry over: day 0 is the last of the month before. */
export function dayOf(year: number, month: number, day: number): string {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  return time.toISOString().slice(0, 10);
}

/** The day, week (from Monday), month or year that a day belongs to, or the one `before` units earlier. */
export function unitAround(day: string, unit: Unit, before = 0): Period {
  const [year, month, date] = partsOf(day);
  switch (unit) {
    case "day":
      return { since: dayOf(year, month, date - before), until: dayOf(year, month, date - before) };
    case "week": {
      const monday = date - ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) - 7 * before;
      return { since: dayOf(year, month, monday), until: dayOf(year, month, monday + 6) };
    }
    case "month":
      return { since: dayOf(year, month - before, 1), until: dayOf(year, month - before + 1, 0) };
    case "year":
      return { since: dayOf(year - before, 1, 1), until: dayOf(year - before, 12, 31) };
  }
}

export function dayBefore(day: string): string {
  const [year, month, date] = partsOf(day);
  return dayOf(year, month, date - 1);
}

/** Whether a text is an existing day, such as `2014-02-28`. There is no year 0. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  return dayOf(...partsOf(text)) === text;
}

/** Whether a day of publication is within a period; `null`, no date, is in none. */
export function isDuring(day: string | null, { since, until }: Period): boolean {
  return day !== null && (since === null || day >= since) && (until === null || day <= until);
}

/** Whether a period ends before it begins, so that no article can ever be from it. */
export function isSwapped({ since, until }: Period): boolean {
  return since !== null && until !== null && since > until;
}

function partsOf(day: string): [year: number, month: number, date: number] {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return [year, month, date];
}
