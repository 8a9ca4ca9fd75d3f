import { GERMAN } from "./de.ts";
import { ENGLISH_QUESTIONS } from "./en.ts";
import { SPANISH } from "./es.ts";
import { FRENCH } from "./fr.ts";
import type { Language, Questions } from "./language.ts";

/** Languages of which more is known than stop words and stemmer, besides English. */
export const LANGUAGES: readonly Language[] = [GERMAN, FRENCH, SPANISH];

/** @param code ISO 639-1 @returns `undefined` for a language of which nothing more is known */
export function languageOf(code: string): Language | undefined {
  return LANGUAGES.find((language) => language.code === code);
}

/** How questions are asked and answered in a language; for an unknown one as in English: digits and capitals mean the same. */
export function questionsIn(code: string): Questions {
  return languageOf(code)?.questions ?? ENGLISH_QUESTIONS;
}
