import type { Period } from "../../../glossary/domain.ts";
import { dayBefore } from "./days.ts";
import { longDate } from "./long-date.ts";
import { readNumericDay, readPeriod } from "./read-period.ts";
import { replaceRelative } from "./relative-periods.ts";

/** `since:2014-01-20` or `before:"20 January 2014"`; a number may have a space before it, a quote may be left open. */
const OPERATOR =
  /(?<![\p{L}\p{N}])(since|until|before):(?: (?=["“]?\d))?(?:"([^"]*)"?|“([^”]*)”?|([^\s"“|]+))/giu;
const NUMERIC = /(?<![\p{L}\p{N}./-])\d{1,2}([./-])\d{1,2}\1\d{4}(?![\p{L}\p{N}]|[./-]\d)/gu;
const DAY = "\\d{4}-\\d\\d-\\d\\d";
const SPELLED_FILTER = new RegExp(`(?<!\\S)(since|until):(${DAY})(?![\\w/-])`, "g");
const SPELLED_PERIOD = new RegExp(`(?<!\\S)(${DAY})/(${DAY})(?![\\w/-])`, "g");

/** A question without its dates, and what these say. */
export type DatedQuestion = {
  readonly text: string;
  /** The articles to search; `null` for all. */
  readonly only: Period | null;
  /** Periods that the question is about: articles from them are preferred. */
  readonly about: readonly Period[];
};

export type SpelledOut =
  | { readonly kind: "question"; readonly text: string }
  /** An operator without a date that can be read, as typed: `since:soon`. */
  | { readonly kind: "dateUnreadable"; readonly typed: string }
  /** The question consists of operators only. */
  | { readonly kind: "nothingAsked" };

/**
 * Rewrites a question's dates so that they mean the same at any later time: relative ones as ISO 8601 intervals
 * (`2026-11-16/2026-11-22`), those of `since:`, `until:` and `before:` as days, numeric ones in words.
 *
 * @param today the day on which it was asked
 */
export function spellOutDates(question: string, today: string): SpelledOut {
  const filters: string[] = [];
  const unreadable: string[] = [];
  const rest = question.replace(OPERATOR, (typed, ...groups: (string | undefined)[]) => {
    if (unreadable.length > 0) return typed;
    const [name = "", ...values] = groups.slice(0, 4);
    const value = values.find((one) => one !== undefined) ?? "";
    const [, date = "", mark = ""] = /^(.*?)([?!,;.]*)$/su.exec(value) ?? [];
    const filter = filterOf(name.toLowerCase(), date, today);
    if (filter === null) unreadable.push(typed);
    else filters.push(filter);
    return mark;
  });
  const [typed] = unreadable;
  if (typed !== undefined) return { kind: "dateUnreadable", typed };
  if (!/[\p{L}\p{N}]/u.test(rest)) return { kind: "nothingAsked" };
  const numbers = rest.replace(NUMERIC, (written) => {
    const day = readNumericDay(written);
    return day === null ? written : longDate(day);
  });
  const spelled = replaceRelative(numbers, today, (period) => ` ${period.since}/${period.until} `);
  const isAsTyped = spelled === question;
  return { kind: "question", text: isAsTyped ? question : [tidied(spelled), ...filters].join(" ") };
}

/** Reads what `spellOutDates` wrote. Of several filters of one kind the last one counts: it comes from the follow-up question. */
export function takeDates(spelled: string): DatedQuestion {
  const about: Period[] = [];
  let only: Period | null = null;
  const text = spelled
    .replace(SPELLED_FILTER, (_, name: string, day: string) => {
      only = { since: null, until: null, ...only, [name]: day };
      return " ";
    })
    .replace(SPELLED_PERIOD, (_, since: string, until: string) => {
      about.push({ since, until });
      return " ";
    });
  if (only === null && about.length === 0) return { text: spelled, only, about };
  const bare = tidied(text);
  return { text: /[\p{L}\p{N}]/u.test(bare) ? bare : spelled, only, about };
}

/** The question as typed, without its operators. */
export function withoutOperators(question: string): string {
  const bare = question.replace(OPERATOR, (_, _name, ...groups: (string | undefined)[]) => {
    const value = groups.slice(0, 3).find((one) => one !== undefined) ?? "";
    return /[?!,;.]*$/.exec(value)![0];
  });
  return tidied(bare);
}

/** A command's options, written as the operators that could be typed into the question instead. */
export function asOperators(options: {
  readonly since?: string | null | undefined;
  readonly until?: string | null | undefined;
}): string {
  const typed = (name: "since" | "until") => {
    const value = options[name]?.replace(/["“”]/g, " ").trim();
    return value === undefined || value === "" ? "" : ` ${name}:"${value}"`;
  };
  return typed("since") + typed("until");
}

function filterOf(name: string, date: string, today: string): string | null {
  const period = readPeriod(date, today);
  if (period === null) return null;
  if (name === "since") return `since:${period.since}`;
  return `until:${name === "until" ? period.until : dayBefore(period.since!)}`;
}

function tidied(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/ (?=[?!,;.](?:\s|$))/g, "")
    .trim();
}
