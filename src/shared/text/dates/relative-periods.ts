import type { Period } from "../../../glossary/domain.ts";
import { chrono } from "./chrono.ts";
import { dayOf, isDay, type Unit, unitAround } from "./days.ts";

/** Names of days, weeks, months and years by how far back they are, in English, German and French. */
const NAMED: readonly (readonly [names: string, unit: Unit, before: number])[] = [
  ["(?:the )?day before yesterday|vorgestern|avant-hier", "day", 2],
  ["yesterday|last night|gestern(?: abend)?|hier(?: soir| matin)?", "day", 1],
  ["today|heute|aujourd['’]hui", "day", 0],
  ["(?:earlier )?this week|(?:in )?diese[rn]? woche|cette semaine", "week", 0],
  [
    "last week|(?:in der )?(?:letzten?|vorigen?|vergangenen?) woche|la semaine (?:dernière|passée)",
    "week",
    1,
  ],
  ["(?:earlier )?this month|(?:in )?diese[mn] monat|ce mois(?:-ci)?", "month", 0],
  [
    "last month|(?:im )?(?:letzten|vorigen|vergangenen) monat|le mois (?:dernier|passé)",
    "month",
    1,
  ],
  ["(?:earlier )?this year|(?:in )?diese[ms] jahr|cette année", "year", 0],
  [
    "last year|(?:im )?(?:letzte[ns]|vorige[ns]|vergangene[ns]) jahr|l['’](?:an|année) (?:derni(?:er|ère)|passée?)",
    "year",
    1,
  ],
];

const COUNT = "(?:\\d{1,3}|\\p{L}{1,9})";
const WEEKDAYS = {
  en: "(?:mon|tues|wednes|thurs|fri|satur|sun)day",
  de: "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)",
  fr: "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)",
};

/** Periods with a count, such as "three days ago": chrono-node reads the number and does the arithmetic. */
const COUNTED = {
  en: `${COUNT} (?:days?|weeks?|months?|years?) ago|(?:past|last) ${COUNT} (?:days|weeks|months|years)|past (?:week|month|year)|last ${WEEKDAYS.en}`,
  de: `vor ${COUNT} (?:tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)|(?:letzten?|vorigen|vergangenen) ${WEEKDAYS.de}`,
  fr: `il y a ${COUNT} (?:jours?|semaines?|mois|ans?|années?)|${WEEKDAYS.fr} dernier`,
};

const LANGUAGES = ["en", "de", "fr"] as const;
/** Names a stretch that lasts until today, not a single day, week, month or year. */
const UP_TO_TODAY = /^(?:past|last \S+ \S+s$)/i;
const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ["week", /week|woche|semaine/i],
  ["month", /month|monat|mois/i],
  ["year", /year|jahr|\bans?\b|année/i],
];

const NAMED_ALONE = NAMED.map(([names]) => new RegExp(`^(?:${names})$`, "iu"));
const COUNTED_ALONE = LANGUAGES.map((name) => new RegExp(`^(?:${COUNTED[name]})$`, "iu"));

const PHRASES = [...NAMED.map(([names]) => names), ...Object.values(COUNTED)].join("|");
const RELATIVE = new RegExp(`(?<![\\p{L}\\p{N}-])(${PHRASES})(?:['’]s)?(?![\\p{L}\\p{N}-])`, "giu");

/** A capitalised word behind a name is part of that name: "USA Today". */
const CAPITAL = /^\p{Lu}/u;
const BEHIND_NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}.]* $/u;
const PLAIN_WORD = /(?<![\p{L}\p{N}'’])\p{Ll}/u;

/** "Hier" means "here" in German and "yesterday" in French. "Des" and "du" are words of both languages. */
const FRENCH =
  /(?<!\p{L})(?:qui|que|quoi|quand|où|pourquoi|comment|quel(?:le)?s?|est|sont|était|les?|la|une?|dans|avec|pour|sur|aux?|ils?|elles?|ce|a-t|(?:[dls]|qu)['’]\p{L}+)(?!\p{L})/iu;

/** The period that a phrase such as "last week" or "vor drei Tagen" means on the day `today`; `null` if it is no such phrase. */
export function relativePeriod(phrase: string, today: string): Period | null {
  const named = NAMED[NAMED_ALONE.findIndex((names) => names.test(phrase))];
  if (named !== undefined) return unitAround(today, named[1], named[2]);
  const language = LANGUAGES[COUNTED_ALONE.findIndex((counted) => counted.test(phrase))];
  if (language === undefined) return null;
  const unit = UNITS.find(([, names]) => names.test(phrase))?.[0] ?? "day";
  // To chrono-node, a month before 31 March is 3 March, so count from a day that every month has.
  const isOfMonths = unit === "month" || unit === "year";
  const from = isOfMonths ? unitAround(today, "month").since : today;
  const [found] = chrono(language).casual.parse(phrase, new Date(`${from}T12:00:00`));
  if (found?.text.toLowerCase() !== phrase.toLowerCase()) return null;
  const { start } = found;
  const day = dayOf(start.get("year")!, start.get("month")!, start.get("day")!);
  if (!UP_TO_TODAY.test(phrase)) return unitAround(day, unit);
  return { since: isOfMonths ? sameDayIn(day, today) : day, until: today };
}

/** The day of `month` with the same number as `other`, or the last day if the month is too short. */
function sameDayIn(month: string, other: string): string {
  const same = month.slice(0, -2) + other.slice(-2);
  return isDay(same) ? same : unitAround(month, "month").until!;
}

/** Replaces each phrase in a text that names a relative period. */
export function replaceRelative(
  text: string,
  today: string,
  replacement: (period: Period) => string,
): string {
  const isFrench = FRENCH.test(text);
  const hasCase = PLAIN_WORD.test(text);
  return text.replace(RELATIVE, (written, phrase: string, at: number) => {
    if (/^hier$/i.test(phrase) && !isFrench) return written;
    if (hasCase && CAPITAL.test(phrase) && BEHIND_NAME.test(text.slice(0, at))) return written;
    const period = relativePeriod(phrase, today);
    return period === null ? written : replacement(period);
  });
}
