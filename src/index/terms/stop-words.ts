/** Words that carry no topic. The only file that imports stopword. */
// The file for bundlers: the package's main entry, in CommonJS, takes three times as long to load.
import * as lists from "stopword/dist/stopword.esm.mjs";
import { languageOf } from "../../shared/text/languages/languages.ts";
import { foldWord } from "./fold-word.ts";

/** Words that are used to ask questions but carry no topic. Folded like all words: `don't` is `dont`. */
const ASKING =
  "who whom whose why when does doing done tell told show give find explain describe please say says " +
  "know whats whos wheres didnt doesnt dont isnt wasnt arent so no nor just any there";

const LISTS: { readonly [language: string]: readonly string[] } = {
  ar: lists.ara,
  bg: lists.bul,
  ca: lists.cat,
  cs: lists.ces,
  da: lists.dan,
  de: lists.deu,
  el: lists.ell,
  en: [...lists.eng, ...ASKING.split(" ")],
  es: lists.spa,
  et: lists.est,
  eu: lists.eus,
  fa: lists.fas,
  fi: lists.fin,
  fr: lists.fra,
  ga: lists.gle,
  gl: lists.glg,
  he: lists.heb,
  hi: lists.hin,
  hr: lists.hrv,
  hu: lists.hun,
  hy: lists.hye,
  id: lists.ind,
  it: lists.ita,
  lt: lists.lit,
  lv: lists.lav,
  nl: lists.nld,
  no: lists.nob,
  pl: lists.pol,
  pt: lists.por,
  ro: lists.ron,
  ru: lists.rus,
  sk: lists.slk,
  sl: lists.slv,
  sv: lists.swe,
  tr: lists.tur,
  uk: lists.ukr,
  ur: lists.urd,
  vi: lists.vie,
};

/** ISO 639-1 codes of the languages with a list. */
export const STOPPED_LANGUAGES: readonly string[] = Object.keys(LISTS);

const made = new Map<string, ReadonlySet<string>>();

/** Folded, not stemmed; empty for a language without a list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const known = made.get(language);
  if (known) return known;
  const more = languageOf(language)?.stopWords.split(" ") ?? [];
  const words = new Set([...(LISTS[language] ?? []), ...more].map(foldWord));
  made.set(language, words);
  return words;
}

let languagesOf: Map<string, string[]> | null = null;

/** The languages that have a folded word in their lists. */
export function languagesStopping(word: string): readonly string[] {
  if (languagesOf === null) {
    languagesOf = new Map();
    for (const language of STOPPED_LANGUAGES) {
      for (const one of stopWordsOf(language)) {
        languagesOf.set(one, [...(languagesOf.get(one) ?? []), language]);
      }
    }
  }
  return languagesOf.get(word) ?? [];
}
