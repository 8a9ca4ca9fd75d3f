import { LANGUAGES } from "../../shared/text/languages/languages.ts";

/**
 * Sentences are split before the language of a text is known, so the rules of all languages apply at once: an
 * abbreviation in one is seldom a word in another.
 */
const OTHER = LANGUAGES.map(({ stops }) => stops);

/** Abbreviations that never end a sentence. */
const TITLES = wordsOf(
  "mr mrs ms mx dr prof gen lt col sgt capt cmdr adm maj brig rep reps sen sens gov pres rev hon st mt ft " +
    "fr messrs mme mlle vs e.g i.e cf viz approx dept est gen.-sec hr z.b d.h bzw u.a",
  ...OTHER.map(({ within }) => within),
);

/** Abbreviations only before a number. */
const NUMBERED = wordsOf(
  "no nos vol vols fig figs p pp art sec ch para nr abs ca jan feb mar apr jun jul aug sep sept oct nov dec",
  ...OTHER.map(({ beforeNumbers }) => beforeNumbers),
);

/** Abbreviations that may also end a sentence, like any letters with stops between them: "U.S", "a.m". */
const EITHER = wordsOf(
  "inc ltd co corp jr sr etc al ph.d bros plc",
  ...OTHER.map(({ either }) => either),
);
const LETTERS = /^(?:\p{L}\.)*\p{L}$/u;

/** Words that, after such an abbreviation, far more often start a sentence than continue a name. */
const STARTERS = wordsOf(
  "a an the this that these those he she it they we you i his her its their our my there here in on at by " +
    "for from with after before when while if as although though since because but and or so yet however " +
    "meanwhile both some many most no not what who why how where one two according earlier later last",
  ...OTHER.map(({ starters }) => starters),
);

function wordsOf(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(" ").split(" "));
}

/**
 * Whether a full stop belongs to an abbreviation, an initial or an ordinal instead of ending a sentence.
 *
 * @param before the sentence so far, without the stop
 * @param after what follows the stop and its space
 */
export function isAbbreviated(before: string, after: string): boolean {
  const word = /[\p{L}\p{M}.-]+$/u.exec(before)?.[0] ?? "";
  const name = word.toLowerCase();
  const next = /^["'“‘(]*([\p{L}'’]*)/u.exec(after)?.[1]?.toLowerCase() ?? "";
  const isNumber = /^[("]?\d/.test(after);
  if (/^\P{L}*(?:\d{1,3}|\p{L})$/u.test(before)) return true;
  if (/\b\d{1,2}$/.test(before) && OTHER.some(({ afterOrdinals }) => afterOrdinals?.test(after)))
    return true;
  if (TITLES.has(name)) return true;
  if (NUMBERED.has(name) && isNumber) return true;
  return (EITHER.has(name) || LETTERS.test(word)) && !STARTERS.has(next);
}
