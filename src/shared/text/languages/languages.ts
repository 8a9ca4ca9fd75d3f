import { GERMAN } from "./de.ts";
import { ENGLISH_QUESTIONS } from "./en.ts";
import { SPANISH } from "./es.ts";
import { FRENCH } from "./fr.ts";
import type { Language, Questions } from "./language.ts";

/** The languages besides English that have more rules than stop words and a stemmer. */
export const LANGUAGES: readonly Language[] = [GERMAN, FRENCH, SPANISH];

/**
 * The rules of a language.
 *
 * @param code ISO 639-1
 * @returns `undefined` if it is not in `LANGUAGES`
 */
export function languageOf(code: string): Language | undefined {
  return LANGUAGES.find((language) => language.code === code);
}

/**
 * How questions are asked and answered in a language; an unknown one gets the English rules, because digits and
 * capitals mean the same there.
 *
 * @param code ISO 639-1
 */
export function questionsIn(code: string): Questions {
  return languageOf(code)?.questions ?? ENGLISH_QUESTIONS;
}
