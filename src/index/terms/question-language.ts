import type { Languages } from "../../glossary/library.ts";
import { isAscii } from "../../shared/text/is-ascii.ts";
import { foldWord } from "./fold-word.ts";
import { languagesStopping, STOPPED_LANGUAGES, stopWordsOf } from "./stop-words.ts";
import { DEFAULT_LANGUAGE } from "./tokens.ts";

/** Languages with few speakers that share most function words with a larger one; considered only if the library has them. */
const RARE: ReadonlySet<string> = new Set(["ca", "eu", "ga", "gl"]);

/** Head start of the library's languages, in stop words that only one language has. */
const PRIOR = { main: 0.5, other: 0.25 };

/** Least number of stop words for a language that is neither English nor in the library: "war" and "die" make no German question. */
const LEAST_WORDS = 3;

/**
 * Function words of other languages that occur in English questions as content words or in names: "Will Iran attend?",
 * "war in Syria", "Los Angeles".
 */
const ENGLISH_TOO: ReadonlySet<string> = new Set(
  (
    "die war will man bin hat tag oft dies den der von van los las el la le les del de di al san car son comment pour " +
    "plus per pro con non contra sin fin era one ten zero see far sent fire men dog mine sale care face data door " +
    "want met hit drug store link ban mind rank bar save bet till"
  ).split(" "),
);

/** Languages with a script of their own, which identifies them if most letters are not Latin. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ["ja", /[\p{sc=Hiragana}\p{sc=Katakana}]/u],
  ["ko", /\p{sc=Hangul}/u],
  ["zh", /\p{sc=Han}/u],
  ["th", /\p{sc=Thai}/u],
  ["el", /\p{sc=Greek}/u],
  ["he", /\p{sc=Hebrew}/u],
  ["hy", /\p{sc=Armenian}/u],
];

/** Only Spanish begins a question with it. */
const SPANISH_MARK = /¿/;

/**
 * The language a question is asked in, ISO 639-1. A question is too short for n-grams, so its function words decide: each
 * counts more the fewer languages have it. The library's own languages have a head start; without function words, it is the
 * main one.
 *
 * @param languages of the library
 */
export function questionLanguage(question: string, languages: Languages): string {
  const byLetters = languageOfScript(question);
  if (byLetters) return byLetters;
  const main = mainLanguage(languages);
  const candidates = STOPPED_LANGUAGES.filter((one) => one in languages || !RARE.has(one));
  const words = (question.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).map(foldWord);
  const scores = new Map(candidates.map((one) => [one, priorOf(one, main, languages)]));
  const hits = new Map(candidates.map((one) => [one, 0]));
  for (const word of words) {
    const having = languagesStopping(word).filter((one) => scores.has(one));
    for (const one of having) {
      scores.set(one, scores.get(one)! + 1 / having.length);
      hits.set(one, hits.get(one)! + 1);
    }
  }
  let best = main;
  for (const [one, score] of scores) {
    const isExpected =
      one === main ||
      one === DEFAULT_LANGUAGE ||
      (one in languages && (main !== DEFAULT_LANGUAGE || hasOwnWord(words, one)));
    if (!isExpected && hits.get(one)! < LEAST_WORDS) continue;
    if (score > (scores.get(best) ?? PRIOR.main)) best = one;
  }
  return best;
}

/** Whether the question has a function word of this language that no English question would have. */
function hasOwnWord(words: readonly string[], language: string): boolean {
  const [own, english] = [stopWordsOf(language), stopWordsOf(DEFAULT_LANGUAGE)];
  return words.some((word) => own.has(word) && !english.has(word) && !ENGLISH_TOO.has(word));
}

function languageOfScript(question: string): string | undefined {
  if (isAscii(question)) return undefined;
  if (SPANISH_MARK.test(question)) return "es";
  const all = question.match(/\p{L}/gu) ?? [];
  const latin = question.match(/\p{sc=Latin}/gu) ?? [];
  if (2 * latin.length >= all.length) return undefined;
  return SCRIPTS.find(([, letters]) => letters.test(question))?.[0];
}

/** The language of most articles. */
function mainLanguage(languages: Languages): string {
  return byArticles(languages)[0] ?? DEFAULT_LANGUAGE;
}

/** Languages by number of articles, most first; equal ones by code. */
export function byArticles(languages: Languages): string[] {
  const sorted = Object.entries(languages).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.map(([language]) => language);
}

function priorOf(language: string, main: string, languages: Languages): number {
  if (language === main) return PRIOR.main;
  return language in languages ? PRIOR.other : 0;
}
