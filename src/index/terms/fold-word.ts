import { isAscii } from "../../shared/text/is-ascii.ts";

/** Accents of the European alphabets, vowel points of Hebrew and Arabic, and the Arabic stretcher. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g;
/** A reference mark after a word, an exponent after a number. It starts at most twice in a run, or a long run would take its square. */
const RAISED_END = /(?<=\p{L}|(?![⁰¹²³⁴-⁹])\p{N}|(?<![⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+$/u;
const NOT_IN_WORDS = /[^\p{L}\p{N}\p{M}.]/gu;
/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN_LETTERS: { readonly [letter: string]: string } = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ς: "σ",
};
const SPECIAL_LETTER = /[ßæœøłđðþıς]/g;

/** Longer "words" are data, not language; they are found by their first letters. */
const LONGEST = 64;

/** Lower case, compatibility forms unified, without accents, reference marks, possessive 's, apostrophes and initials' dots. */
export function foldWord(raw: string): string {
  const word = raw.toLowerCase();
  return trimmed(isAscii(word) ? word : withoutAccents(word.replace(RAISED_END, "")));
}

/** The same with its accents, in lower case letters of one code point where there are such: what stemmers expect. */
export function lowerWord(raw: string): string {
  const word = raw.toLowerCase();
  return trimmed(isAscii(word) ? word : word.replace(RAISED_END, "").normalize("NFKC"));
}

/** @param word in lower case */
export function withoutAccents(word: string): string {
  if (isAscii(word)) return word;
  const plain = word.normalize("NFKD").replace(OPTIONAL_MARKS, "").normalize("NFC");
  return plain.replace(SPECIAL_LETTER, (letter) => PLAIN_LETTERS[letter]!);
}

function trimmed(lower: string): string {
  const word = lower.replace(/['’ʼ]s$/, "").replace(NOT_IN_WORDS, "");
  const plain = /\p{N}/u.test(word) ? word : word.replaceAll(".", "");
  return plain.slice(0, LONGEST);
}
