import { GERMAN } from "./de.ts";
import { ENGLISH_QUESTIONS } from "./en.ts";
import { SPANISH } from "./es.ts";
import { FRENCH } from "./fr.ts";
import type { Language, Questions } from "./language.ts";

/** Languages, besides English, with more rules than stop words and a stemmer. */
export const LANGUAGES: readonly Language[] = [GERMAN, FRENCH, SPANISH];

/** @param code ISO 639-1 @returns `undefined` for a language that is not in the list */
export function languageOf(code: string): Language | undefined {
  return LANGUAGES.find((language) => language.code === code);
}

/** How questions are asked and answered in a language; English for an unknown one, as digits and capitals mean the same. */
export function questionsIn(code: string): Questions {
  return languageOf(code)?.questions ?? ENGLISH_QUESTIONS;
}
