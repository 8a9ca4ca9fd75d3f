import type { NumberedWords, Token } from "../../glossary/library.ts";
import { hash } from "../../shared/text/hash.ts";
import { isAscii } from "../../shared/text/is-ascii.ts";
import { languageOf } from "../../shared/text/languages/languages.ts";
import { UNSPACED } from "../../shared/text/unspaced.ts";
import { eachWord } from "./each-word.ts";
import { foldWord } from "./fold-word.ts";
import { stemOf } from "./stemmers.ts";
import { stopWordsOf } from "./stop-words.ts";
import { WordCache } from "./word-cache.ts";

/** Korean has spaces, but particles are attached to its words. */
const PAIRED = `${UNSPACED}\\p{scx=Hangul}`;
const STRETCH = new RegExp(`[${PAIRED}]+|[^${PAIRED}]+`, "gu");
const STARTS_PAIRED = new RegExp(`^[${PAIRED}]`, "u");

/** For text in an unknown language: the best guess for names, addresses and numbers. */
export const DEFAULT_LANGUAGE = "en";

/**
 * The words of a text in order. Passages and questions are matched by their stems.
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
  eachPiece(text, language, stemmedAs, ({ start, end, stem, number, stop }, at) => {
    const span = { start: at + start, end: at + end };
    found.push({ text: text.slice(span.start, span.end), stem, number, span, stop });
  });
  return found;
}

/** The same words as numbers. */
export function numbered(text: string, language: string, stemmedAs = language): NumberedWords {
  const stems: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const stops: boolean[] = [];
  eachPiece(text, language, stemmedAs, ({ start, end, number, stop }, at) => {
    stems.push(number);
    starts.push(at + start);
    ends.push(at + end);
    stops.push(stop);
  });
  return { stems: new Int32Array(stems), starts, ends, stops };
}

/** The stems alone, stop words included. */
export function stems(text: string, language: string = DEFAULT_LANGUAGE): string[] {
  const found: string[] = [];
  eachPiece(text, language, language, ({ stem }) => found.push(stem));
  return found;
}

/** Returns a function that gives the stem of a single word of a language, or of a pair of letters. */
export function stemmerOf(language: string, stemmedAs: string): (word: string) => string {
  const cut = cutter(language, stemmedAs);
  return (word) => cut.get(word, 0, word.length)[0]?.stem ?? foldWord(word);
}

export function stemIn(word: string, language: string): string {
  return stemmerOf(language, language)(word);
}

/** A whole word, or a pair of letters of a script without spaces. */
type Piece = {
  readonly start: number;
  readonly end: number;
  readonly stem: string;
  /** Of the stem, see `NumberedWords`. */
  readonly number: number;
  readonly stop: boolean;
};

/** Calls back for each piece of a text in order, with the start of its word. */
function eachPiece(
  text: string,
  language: string,
  stemmedAs: string,
  found: (piece: Piece, wordAt: number) => void,
): void {
  const cut = cutter(language, stemmedAs);
  eachWord(text, (start, end) => {
    for (const piece of cut.get(text, start, end)) found(piece, start);
  });
}

const cutters = new Map<string, WordCache<readonly Piece[]>>();

/** Splits words of a language into pieces, with the stems of the same or another language. */
function cutter(language: string, stemmedAs: string): WordCache<readonly Piece[]> {
  const key = `${language} ${stemmedAs}`;
  const known = cutters.get(key);
  if (known) return known;
  const made = new WordCache((word) => {
    const pieces = isAscii(word) ? piece(word, 0, language) : mixedPieces(word, language);
    if (stemmedAs === language) return pieces;
    return pieces.map((own) => {
      const stem = stemIn(word.slice(own.start, own.end), stemmedAs);
      return { ...own, stem, number: hash(stem) };
    });
  });
  cutters.set(key, made);
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
  const stop = stopWordsOf(language).has(word);
  return [{ start, end: start + raw.length, stem, number: hash(stem), stop }];
}

/** Overlapping pairs of letters: they find words in scripts without spaces, without a dictionary. */
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
