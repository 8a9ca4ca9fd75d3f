import type { WordVectors } from "../../glossary/embedder.ts";
import type { Word } from "../../glossary/library.ts";
import type { Questions } from "../../shared/text/languages/language.ts";
import { wordSums } from "../../shared/vectors/word-matrices.ts";
import type { Query } from "./query.ts";

/** A question's words, prepared for comparing them with a passage's by meaning. */
export type AskedWords = {
  /** All words in order, including stop words. */
  readonly words: readonly Word[];
  /** The words as they are written, in lower case. */
  readonly known: ReadonlySet<string>;
  /** The numbers of their stems. */
  readonly numbers: ReadonlySet<number>;
  readonly vectors: WordVectors;
  /** False when the vectors are zeros because the model does not know the question's language. */
  readonly byMeaning: boolean;
  /** Numbers in a word vector. */
  readonly dimensions: number;
  /** The weight of each word, by its rarity; they sum to 1. */
  readonly weights: Float32Array;
  /** The words that are not stop words, and their positions. */
  readonly content: readonly Word[];
  readonly contentAt: readonly number[];
  /** The positions of each of their stems. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
  /** The sum of all vectors. */
  readonly gist: Int32Array;
  /** Positions of "who", "when", "many" and the like, whose vectors in context resemble those of an answer. */
  readonly asking: readonly number[];
  /** Position of the word that names what is asked for, such as "people" in "how many people"; -1 without one. */
  readonly focus: number;
  readonly isQuestion: boolean;
  /** Of the language it is asked in. */
  readonly grammar: Questions;
};

/** The rarity of a stop word. */
const STOP_RARITY = 0.05;

/** The word that names what is asked for is at most this many words behind the question word. */
const FOCUS_WITHIN = 4;

/**
 * @param vectors of the words of the question, in order
 * @param byMeaning false when these are zeros
 */
export function askedWords(
  { text, typed: words, grammar }: Pick<Query, "text" | "typed" | "grammar">,
  vectors: WordVectors,
  byMeaning = true,
): AskedWords {
  const rarities = words.map(({ stop, rarity }) => (stop ? STOP_RARITY : rarity));
  const total = rarities.reduce((sum, rarity) => sum + rarity, 0) || 1;
  const dimensions = vectors.length / words.length;
  const contentAt = words.flatMap(({ stop }, i) => (stop ? [] : i));
  const positions = new Map<string, number[]>();
  for (const at of contentAt) {
    const { stem } = words[at]!;
    positions.set(stem, [...(positions.get(stem) ?? []), at]);
  }
  return {
    words,
    known: new Set(words.map((word) => word.text.toLowerCase())),
    numbers: new Set(words.map(({ number }) => number)),
    vectors,
    byMeaning,
    dimensions,
    weights: Float32Array.from(rarities, (rarity) => rarity / total),
    content: contentAt.map((at) => words[at]!),
    contentAt,
    positions,
    gist: wordSums(vectors, dimensions, { groupOf: new Uint16Array(words.length), groups: 1 }),
    asking: words.flatMap((word, i) => (grammar.asking.test(word.text) ? i : [])),
    focus: focusOf(words, grammar),
    isQuestion: isQuestion(text, grammar),
    grammar,
  };
}

/** Whether a text is a question, and not a headline or a claim. */
export function isQuestion(text: string, { asks }: Questions): boolean {
  return asks.test(text);
}

function focusOf(words: readonly Word[], { questionWord }: Questions): number {
  const asking = words.findIndex(({ text }) => questionWord.test(text));
  if (asking < 0) return -1;
  const next = words.slice(asking + 1, asking + 1 + FOCUS_WITHIN).findIndex(({ stop }) => !stop);
  return next < 0 ? -1 : asking + 1 + next;
}
