import type { Token } from "../../domain.ts";
import { languageOf } from "../../text/languages/languages.ts";
import { UNSPACED } from "../../text/unspaced.ts";
import { eachWord } from "./each-word.ts";
import { foldWord } from "./fold-word.ts";
import { stemOf } from "./stemmers.ts";
import { stopWordsOf } from "./stop-words.ts";

/** Hangul has spaces, but particles are glued to its words. */
const PAIRED = `${UNSPACED}\\p{scx=Hangul}`;
const STRETCH = new RegExp(`[${PAIRED}]+|[^${PAIRED}]+`, "gu");
const STARTS_PAIRED = new RegExp(`^[${PAIRED}]`, "u");

const ASCII = /^[\x00-\x7f]*$/;

/** Of text in a language of which nothing is known: it was found to be the best guess for names, addresses and numbers. */
export const DEFAULT_LANGUAGE = "en";

/**
 * The words of a text in order. Stems are what passages and questions have in common.
 *
 * @param language ISO 639-1 code: decides what a word is and which are stop words
 * @param stemmedAs the language whose stems are wanted
 */
export function tokens(
  text: string,
  language: string = DEFAULT_LANGUAGE,
  stemmedAs: string = language,
): Token[] {
  const found: Token[] = [];
  const piecesOf = cutter(language);
  eachWord(text, (raw, at) => {
    for (const { start, end, stem, stop } of piecesOf(raw)) {
      const span = { start: at + start, end: at + end };
      const whole = end - start === raw.length;
      const word = whole ? raw : raw.slice(start, end);
      found.push({
        text: word,
        stem: stemmedAs === language ? stem : stemIn(word, stemmedAs),
        span,
        stop,
      });
    }
  });
  return found;
}

/** The stems of a text in order, stop words included: `tokens` for those who index millions. */
export function stems(text: string, language: string = DEFAULT_LANGUAGE): string[] {
  const found: string[] = [];
  const piecesOf = cutter(language);
  eachWord(text, (raw) => {
    for (const { stem } of piecesOf(raw)) found.push(stem);
  });
  return found;
}

/** The stem of a single word, or of a pair of letters, in a language. */
export function stemIn(word: string, language: string): string {
  const [first] = cutter(language)(word);
  return first?.stem ?? foldWord(word);
}

/** A whole word, or a pair of letters of a script without spaces. */
type Piece = {
  readonly start: number;
  readonly end: number;
  readonly stem: string;
  readonly stop: boolean;
};

/** Few words make up most of a text, so their pieces are cached; the cache of a language is cleared when it is full. */
const CACHED_WORDS = 100_000;
const cutters = new Map<string, (raw: string) => readonly Piece[]>();

/** Cuts a word of a language to pieces. */
function cutter(language: string): (raw: string) => readonly Piece[] {
  const known = cutters.get(language);
  if (known) return known;
  const cache = new Map<string, readonly Piece[]>();
  const made = (raw: string) => {
    const cached = cache.get(raw);
    if (cached) return cached;
    // A copy: the engine's substrings would keep the whole text they were cut from in memory.
    const word = Buffer.from(raw).toString();
    const pieces = ASCII.test(word) ? piece(word, 0, language) : mixedPieces(word, language);
    if (cache.size >= CACHED_WORDS) cache.clear();
    cache.set(word, pieces);
    return pieces;
  };
  cutters.set(language, made);
  return made;
}

function mixedPieces(word: string, language: string): Piece[] {
  return [...word.matchAll(STRETCH)].flatMap(({ 0: stretch, index }) =>
    STARTS_PAIRED.test(stretch) ? pairs(stretch, index, language) : piece(stretch, index, language),
  );
}

function piece(written: string, at: number, language: string): Piece[] {
  const elided = languageOf(language)?.elided?.exec(written)?.[0].length ?? 0;
  const raw = written.slice(elided);
  const start = at + elided;
  const word = foldWord(raw);
  if (word === "") return [];
  const stem = stemOf(raw, word, language);
  return [{ start, end: start + raw.length, stem, stop: stopWordsOf(language).has(word) }];
}

/** Overlapping pairs of letters: finds words in scripts without spaces and needs no dictionary. */
function pairs(stretch: string, start: number, language: string): Piece[] {
  const letters = [...stretch];
  if (letters.length === 1) return piece(stretch, start, language);
  let at = start;
  return letters.slice(1).flatMap((second, i) => {
    const pair = piece(letters[i]! + second, at, language);
    at += letters[i]!.length;
    return pair;
  });
}
