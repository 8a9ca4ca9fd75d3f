/** How similar a question's words are to those of a passage, by meaning and by spelling. */
import type { NumberedWords } from "../../glossary/library.ts";
import { meetings } from "../../shared/vectors/late-interaction.ts";
import {
  type WordGroups,
  type WordProducts,
  wordProducts,
  wordSums,
} from "../../shared/vectors/word-matrices.ts";
import type { AskedWords } from "../question/asked-words.ts";
import type { PassageInContext } from "./in-context.ts";

/** The question's words x groups of the passage, row by row, each 0..1. */
type Likenesses = readonly number[];

/** Group 0 is the heading, s + 1 the sentence s. */
export type Likeness = WordGroups & {
  readonly chance: number;
  /** False where words are compared by spelling alone; `meaning` then equals `spelling`. */
  readonly byMeaning: boolean;
  /** By meaning alone. */
  readonly meaning: Likenesses;
  /** By spelling alone, see `WordMatch`; 0 for stop words. */
  readonly spelling: Likenesses;
  /** The better of both. */
  readonly either: Likenesses;
  /** Each word's best over all groups. */
  readonly bestMeaning: readonly number[];
  readonly bestEither: readonly number[];
  /** Products with the content words of the heading, then with those of the text. */
  readonly products: WordProducts;
  /** For each group the sum of its words' vectors, row by row. */
  readonly gists: Int32Array;
  readonly text: string;
  readonly words: NumberedWords;
  /** Positions of the content words in the text's words, in order. */
  readonly content: readonly number[];
  readonly headingWords: number;
};

export function likenessOf(
  asked: AskedWords,
  context: PassageInContext,
  chance: number,
  byMeaning = true,
): Likeness {
  const { dimensions } = asked;
  const { passage, words, vectors, sentenceOf } = context;
  const content = contentOf(words);
  const headingWords = vectors.length / dimensions - content.length;
  const groupOf = new Uint16Array(headingWords + content.length);
  content.forEach((word, i) => {
    groupOf[headingWords + i] = 1 + sentenceOf[word]!;
  });
  const groups = passage.sentences.length + 1;
  const products = wordProducts(asked.vectors, vectors, dimensions);
  const spelling = spellings(asked, context, groups);
  const meaning = byMeaning
    ? meetings(products, asked.words.length, { groupOf, groups }, chance)
    : spelling;
  const either = meaning.map((likeness, cell) => Math.max(likeness, spelling[cell]!));
  return {
    groupOf,
    groups,
    chance,
    byMeaning,
    meaning,
    spelling,
    either,
    bestMeaning: bestOf(meaning, groups, 0),
    bestEither: bestOf(either, groups, 0),
    products,
    gists: wordSums(vectors, dimensions, { groupOf, groups }),
    text: passage.text,
    words,
    content,
    headingWords,
  };
}

function contentOf({ stops }: NumberedWords): number[] {
  const content: number[] = [];
  for (let word = 0; word < stops.length; word++) if (!stops[word]) content.push(word);
  return content;
}

/** The content words of a group's sentence, as positions among those of the text. */
export function wordsOf({ groupOf, content, headingWords }: Likeness, group: number): number[] {
  const words: number[] = [];
  for (let i = 0; i < content.length; i++) if (groupOf[headingWords + i] === group) words.push(i);
  return words;
}

/** A content word of the text, as written. */
export function writtenWord({ text, words, content }: Likeness, i: number): string {
  return text.slice(words.starts[content[i]!], words.ends[content[i]!]);
}

/** The number of its stem. */
export function stemNumberOf({ words, content }: Likeness, i: number): number {
  return words.stems[content[i]!]!;
}

/** Dot product of the vectors of a word of the question and a content word of the text. */
export function productOf(
  { products, groupOf, headingWords }: Likeness,
  word: number,
  i: number,
): number {
  return products[word * groupOf.length + headingWords + i]!;
}

function spellings(
  { words, content, contentAt, positions }: AskedWords,
  { matches, titleStems, sentenceOf }: PassageInContext,
  groups: number,
): Likenesses {
  const spelling: number[] = new Array(words.length * groups).fill(0);
  content.forEach(({ stem }, nth) => {
    if (titleStems.has(stem)) spelling[contentAt[nth]! * groups] = 1;
  });
  for (const { stem, nth, likeness } of matches) {
    const group = 1 + sentenceOf[nth]!;
    for (const position of positions.get(stem) ?? []) {
      const cell = position * groups + group;
      spelling[cell] = Math.max(spelling[cell]!, likeness);
    }
  }
  return spelling;
}

/** Each word's best over the groups from `first` on: 0 with the heading, 1 without. */
export function bestOf(likenesses: Likenesses, groups: number, first: 0 | 1): number[] {
  const best: number[] = [];
  for (let heading = 0; heading < likenesses.length; heading += groups) {
    let one = 0;
    for (let group = first; group < groups; group++) {
      one = Math.max(one, likenesses[heading + group]!);
    }
    best.push(one);
  }
  return best;
}

/** Weighted mean of likenesses, one for each of the question's words. */
export function weigh({ weights }: AskedWords, likenesses: readonly number[]): number {
  let sum = 0;
  for (let word = 0; word < weights.length; word++) sum += weights[word]! * likenesses[word]!;
  return sum;
}

/** The likeness of the content word that fits worst; 0 without any. */
export function worstOf({ contentAt }: AskedWords, likenesses: readonly number[]): number {
  let worst = 1;
  for (const word of contentAt) worst = Math.min(worst, likenesses[word]!);
  return contentAt.length === 0 ? 0 : worst;
}
