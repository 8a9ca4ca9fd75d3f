import type { Languages } from "../../glossary/library.ts";
import { isAscii } from "../../shared/text/is-ascii.ts";
import { foldWord } from "./fold-word.ts";
import { languagesStopping, STOPPED_LANGUAGES, stopWordsOf } from "./stop-words.ts";
import { DEFAULT_LANGUAGE } from "./tokens.ts";

/** Languages of few speakers whose function words are mostly those of a larger one; they count where the library has them. */
const RARE: ReadonlySet<string> = new Set(["ca", "eu", "ga", "gl"]);

/** Head start of the library's languages, in stop words that only one language has. */
const PRIOR = { main: 0.5, other: 0.25 };

/** A language other than English that the library does not have needs as many stop words: "war" and "die" make no German question. */
const LEAST_WORDS = 3;

/**
 * Function words of other languages that English questions have as words with a topic or in names: "Will Iran attend?",
 * "war in Syria", "Los Angeles".
 */
const ENGLISH_TOO: ReadonlySet<string> = new Set(
  (
    "die war will man bin hat tag oft dies den der von van los las el la le les del de di al san car son comment pour " +
    "plus per pro con non contra sin fin era one ten zero see far sent fire men dog mine sale care face data door " +
    "want met hit drug store link ban mind rank bar save bet till"
  ).split(" "),
);

/** Languages with a script of their own; it tells where most letters are not Latin. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ["ja", /[\p{sc=Hiragana}\p{sc=Katakana}]/u],
  ["ko", /\p{sc=Hangul}/u],
  ["zh", /\p{sc=Han}/u],
  ["th", /\p{sc=Thai}/u],
  ["el", /\p{sc=Greek}/u],
  ["he", /\p{sc=Hebrew}/u],
  ["hy", /\p{sc=Armenian}/u],
];

/** Only Spanish opens a question with it. */
const SPANISH_MARK = /¿/;

/**
 * The language a question is asked in, ISO 639-1. A question is too short for n-grams; its function words tell, each the more
 * the fewer languages have it, and the library's own languages come first: without function words it is the main one.
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

/** Whether there is a function word of this language that no English question would have. */
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

/** Languages with the most articles first, equal ones by code. */
export function byArticles(languages: Languages): string[] {
  const sorted = Object.entries(languages).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.map(([language]) => language);
}

function priorOf(language: string, main: string, languages: Languages): number {
  if (language === main) return PRIOR.main;
  return language in languages ? PRIOR.other : 0;
}
