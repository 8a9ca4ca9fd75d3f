import { createRequire } from "node:module";
import type * as Chrono from "chrono-node";

const load = createRequire(import.meta.url);

/** Languages whose dates are read. */
export type DateLanguage = "en" | "de" | "fr" | "es" | "pt" | "nl" | "it" | "ru" | "ja";

/** chrono-node's parsers for a language, loaded on first use: loading all of them takes a quarter of a second. */
export function chrono<Code extends DateLanguage>(language: Code): (typeof Chrono)[Code] {
  return load(`chrono-node/${language}`);
}
