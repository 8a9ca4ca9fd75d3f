import { stemmer } from "stemmer";
import type { Token, Word } from "../../domain.ts";
import { UNSPACED } from "../../text/unspaced.ts";
import { eachWord } from "./each-word.ts";
import { lemmaOf, STOP_WORDS } from "./english.ts";

/** Hangul has spaces, but particles are glued to its words. */
const PAIRED = `${UNSPACED}\\p{scx=Hangul}`;
const STRETCH = new RegExp(`[${PAIRED}]+|[^${PAIRED}]+`, "gu");
const STARTS_PAIRED = new RegExp(`^[${PAIRED}]`, "u");

const ASCII = /^[\x00-\x7f]*$/;
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
};
const SPECIAL_LETTER = /[ßæœøłđðþı]/g;

/** Longer "words" are data, not language; they are found by their first letters. */
const LONGEST_STEM = 64;

/** The words of a text in order. Stems are what passages and questions have in common. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  eachWord(text, (raw, at) => {
    for (const { start, end, stem, stop } of pieces(raw)) {
      const span = { start: at + start, end: at + end };
      const whole = end - start === raw.length;
      found.push({ text: whole ? raw : raw.slice(start, end), stem, span, stop });
    }
  });
  return found;
}

/** The stems of a text in order, stop words included: `tokens` for those who index millions. */
export function stems(text: string): string[] {
  const found: string[] = [];
  eachWord(text, (raw) => {
    for (const { stem } of pieces(raw)) found.push(stem);
  });
  return found;
}

/** The different stems to search for. Stop words count only when there is nothing else to go by. */
export function searchedStems(words: readonly Word[]): string[] {
  const content = words.filter((word) => !word.stop);
  const searched = content.length > 0 ? content : words;
  return [...new Set(searched.map(({ stem }) => stem))];
}

/** A whole word, or a pair of letters of a script without spaces. */
type Piece = {
  readonly start: number;
  readonly end: number;
  readonly stem: string;
  readonly stop: boolean;
};

/** Few words make up most of a text, so their pieces are cached; the cache is cleared when it is full. */
const CACHED_WORDS = 100_000;
const cache = new Map<string, readonly Piece[]>();

function pieces(raw: string): readonly Piece[] {
  const cached = cache.get(raw);
  if (cached) return cached;
  // A copy: the engine's substrings would keep the whole text they were cut from in memory.
  const word = Buffer.from(raw).toString();
  const made = ASCII.test(word) ? [...piece(word, 0)] : mixedPieces(word);
  if (cache.size >= CACHED_WORDS) cache.clear();
  cache.set(word, made);
  return made;
}

function mixedPieces(word: string): Piece[] {
  return [...word.matchAll(STRETCH)].flatMap(({ 0: stretch, index }) =>
    STARTS_PAIRED.test(stretch) ? pairs(stretch, index) : piece(stretch, index),
  );
}

function piece(raw: string, start: number): Piece[] {
  const word = fold(raw);
  if (word === "") return [];
  const stem = /^[a-z]+$/.test(word) ? stemmer(lemmaOf(word)) : word;
  return [{ start, end: start + raw.length, stem, stop: STOP_WORDS.has(word) }];
}

/** Overlapping pairs of letters: finds words in scripts without spaces and needs no dictionary. */
function pairs(stretch: string, start: number): Piece[] {
  const letters = [...stretch];
  if (letters.length === 1) return piece(stretch, start);
  let at = start;
  return letters.slice(1).flatMap((second, i) => {
    const pair = piece(letters[i]! + second, at);
    at += letters[i]!.length;
    return pair;
  });
}

/** Lower case, compatibility forms unified, without accents, reference marks, possessive 's, apostrophes and initials' dots. */
function fold(raw: string): string {
  let word = raw.toLowerCase();
  if (!ASCII.test(word)) {
    const plain = word
      .replace(RAISED_END, "")
      .normalize("NFKD")
      .replace(OPTIONAL_MARKS, "")
      .normalize("NFC");
    word = plain.replace(SPECIAL_LETTER, (letter) => PLAIN_LETTERS[letter]!);
  }
  word = word.replace(/['’ʼ]s$/, "").replace(NOT_IN_WORDS, "");
  if (!/\p{N}/u.test(word)) word = word.replaceAll(".", "");
  return word.slice(0, LONGEST_STEM);
}
