import type { WordVectors } from "../../glossary/embedder.ts";
import type { Word } from "../../glossary/library.ts";
import type { Questions } from "../../shared/text/languages/language.ts";
import { wordSums } from "../../shared/vectors/word-matrices.ts";

/** A question's words, prepared for meeting those of a passage by meaning. */
export type AskedWords = {
  /** All of them in order, stop words too. */
  readonly words: readonly Word[];
  /** The same as they are written, in lower case. */
  readonly known: ReadonlySet<string>;
  /** And by the numbers of their stems. */
  readonly numbers: ReadonlySet<number>;
  readonly vectors: WordVectors;
  /** False when the vectors are zeros, since the model does not know the question's language. */
  readonly byMeaning: boolean;
  /** Numbers in a word vector. */
  readonly dimensions: number;
  /** The weight of each word, by its rarity; they sum to 1. */
  readonly weights: Float32Array;
  /** The words that are no stop words, and their positions. */
  readonly content: readonly Word[];
  readonly contentAt: readonly number[];
  /** For each of their stems the positions where it stands. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
  /** The sum of all vectors. */
  readonly gist: Int32Array;
  /** Positions of "who", "when", "many" and the like: in context they are similar to what answers them. */
  readonly asking: readonly number[];
  /** Position of the word for what is asked: "people" in "how many people"; -1 without one. */
  readonly focus: number;
  readonly isQuestion: boolean;
  /** Of the language it is asked in. */
  readonly grammar: Questions;
};

/** The rarity that a stop word is given. */
const STOP_RARITY = 0.05;

/** The word for what is asked stands this close behind the question word. */
const FOCUS_WITHIN = 4;

export function askedWords(
  question: string,
  words: readonly Word[],
  vectors: WordVectors,
  grammar: Questions,
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
    known: new Set(words.map(({ text }) => text.toLowerCase())),
    numbers: new Set(words.map(({ number }) => number)),
    vectors,
    byMeaning,
    dimensions,
    weights: Float32Array.from(rarities, (rarity) => rarity / total),
    content: contentAt.map((at) => words[at]!),
    contentAt,
    positions,
    gist: wordSums(vectors, dimensions, { groupOf: new Uint16Array(words.length), groups: 1 }),
    asking: words.flatMap(({ text }, i) => (grammar.asking.test(text) ? i : [])),
    focus: focusOf(words, grammar),
    isQuestion: isQuestion(question, grammar),
    grammar,
  };
}

/** Whether a text asks: a headline or a claim does not. */
export function isQuestion(text: string, { asks }: Questions): boolean {
  return asks.test(text);
}

function focusOf(words: readonly Word[], { questionWord }: Questions): number {
  const asking = words.findIndex(({ text }) => questionWord.test(text));
  if (asking < 0) return -1;
  const next = words.slice(asking + 1, asking + 1 + FOCUS_WITHIN).findIndex(({ stop }) => !stop);
  return next < 0 ? -1 : asking + 1 + next;
}
