/** The only file that imports Orama's stemmers: Snowball's algorithms, compiled to JavaScript by Snowball's own compiler. */
import { createRequire } from "node:module";
import { languageOf } from "../../shared/text/languages/languages.ts";
import { englishStem } from "./english.ts";
import { lowerWord, withoutAccents } from "./fold-word.ts";
import { germanStem } from "./german.ts";

type Stemmer = (word: string) => string;

const MODULES: { readonly [language: string]: string } = {
  ar: "arabic",
  bg: "bulgarian",
  da: "danish",
  el: "greek",
  es: "spanish",
  fi: "finnish",
  fr: "french",
  ga: "irish",
  hi: "indian",
  hu: "hungarian",
  hy: "armenian",
  id: "indonesian",
  it: "italian",
  lt: "lithuanian",
  nl: "dutch",
  no: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sr: "serbian",
  sv: "swedish",
  tr: "turkish",
  uk: "ukrainian",
};

const require = createRequire(import.meta.url);
const loaded = new Map<string, Stemmer>([["de", germanStem]]);

/** The stem of a word, without accents. @param folded the word as `foldWord` makes it */
export function stemOf(raw: string, folded: string, language: string): string {
  if (language === "en") return englishStem(folded);
  const stemmer = stemmerOf(language);
  if (stemmer === null) return folded;
  const respelt = (languageOf(language)?.respelt ?? []).reduce(
    (word, [typed, meant]) => word.replace(typed, meant),
    lowerWord(raw),
  );
  return withoutAccents(stemmer(respelt)) || folded;
}

/** Loaded on first use; `null` for a language without one. */
function stemmerOf(language: string): Stemmer | null {
  const known = loaded.get(language);
  if (known) return known;
  const name = MODULES[language];
  if (name === undefined) return null;
  const { stemmer } = require(`@orama/stemmers/${name}`) as { readonly stemmer: Stemmer };
  loaded.set(language, stemmer);
  return stemmer;
}
