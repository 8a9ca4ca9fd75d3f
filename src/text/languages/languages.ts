import { GERMAN } from "./de.ts";
import { SPANISH } from "./es.ts";
import { FRENCH } from "./fr.ts";
import type { Language } from "./language.ts";

/** Languages of which more is known than stop words and stemmer; English has its rules beside the code that uses them. */
const LANGUAGES: readonly Language[] = [GERMAN, FRENCH, SPANISH];

/** @param code ISO 639-1 @returns `undefined` for a language of which nothing more is known */
export function languageOf(code: string): Language | undefined {
  return LANGUAGES.find((language) => language.code === code);
}
