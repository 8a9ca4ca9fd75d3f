import { createRequire } from "node:module";
import type * as Chrono from "chrono-node";

const load = createRequire(import.meta.url);

/** Languages whose dates are read. */
export type DateLanguage = "en" | "de" | "fr" | "es" | "pt" | "nl" | "it" | "ru" | "ja";

/** The parsers of dates in a language. Each is loaded when it is first needed: all of them take a quarter of a second. */
export function chrono<Code extends DateLanguage>(language: Code): (typeof Chrono)[Code] {
  return load(`chrono-node/${language}`);
}
