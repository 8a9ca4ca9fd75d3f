/** How a question's words meet the words of a passage, by meaning and by spelling. */
import type { Token, WordVectors } from "../../domain.ts";
import { type GroupedWords, meetings, wordVector } from "../../vectors/late-interaction.ts";
import type { AskedWords } from "../question/asked-words.ts";
import type { PassageInContext } from "./passage-match.ts";
import { matchWords } from "./word-matches.ts";

/** The question's words x groups of the passage, row by row, each 0..1. */
type Likenesses = Float32Array;

/** Group 0 is the heading, s + 1 the sentence s. */
export type Likeness = GroupedWords & {
  readonly dimensions: number;
  readonly chance: number;
  /** False where words meet by spelling alone: `meaning` is `spelling` then. */
  readonly byMeaning: boolean;
  /** By meaning alone. */
  readonly meaning: Likenesses;
  /** By spelling alone, see `WordMatch`; 0 for stop words. */
  readonly spelling: Likenesses;
  /** The better of both. */
  readonly either: Likenesses;
  /** Each word's best over all groups. */
  readonly bestMeaning: Float32Array;
  readonly bestEither: Float32Array;
  /** The content words of the passage's text, in order; their vectors come after those of the heading. */
  readonly content: readonly Token[];
  readonly headingWords: number;
};

/** @param vectors of the passage's content words, those of its heading first */
export function likenessOf(
  asked: AskedWords,
  context: PassageInContext,
  vectors: WordVectors,
  chance: number,
  byMeaning = true,
): Likeness {
  const { dimensions } = asked;
  const content = context.words.filter(({ stop }) => !stop);
  const headingWords = vectors.length / dimensions - content.length;
  const groupOf = new Uint16Array(headingWords + content.length);
  content.forEach(({ span }, i) => {
    groupOf[headingWords + i] = 1 + sentenceAt(context.passage.sentences, span.start);
  });
  const grouped = { vectors, groupOf, groups: context.passage.sentences.length + 1 };
  const spelling = spellings(asked, context, grouped.groups);
  const meaning = byMeaning ? meetings(asked.vectors, grouped, dimensions, chance) : spelling;
  const either = meaning.map((likeness, cell) => Math.max(likeness, spelling[cell]!));
  return {
    ...grouped,
    dimensions,
    chance,
    byMeaning,
    meaning,
    spelling,
    either,
    bestMeaning: bestOf(meaning, grouped.groups, 0),
    bestEither: bestOf(either, grouped.groups, 0),
    content,
    headingWords,
  };
}

/** A content word of a sentence and its vector. */
export type VectorWord = { readonly word: Token; readonly vector: WordVectors };

/** The content words of a sentence, in order. @param group of the sentence */
export function wordsOf(
  { groupOf, content, headingWords, vectors, dimensions }: Likeness,
  group: number,
): VectorWord[] {
  return content.flatMap((word, i) => {
    const row = headingWords + i;
    if (groupOf[row] !== group) return [];
    return { word, vector: wordVector(vectors, row, dimensions) };
  });
}

function sentenceAt(sentences: readonly { readonly end: number }[], at: number): number {
  const found = sentences.findIndex(({ end }) => at < end);
  return found < 0 ? sentences.length - 1 : found;
}

function spellings(
  { words, content, contentAt, grammar }: AskedWords,
  { passage, words: passageWords, titleStems }: PassageInContext,
  groups: number,
): Likenesses {
  const spelling = new Float32Array(words.length * groups);
  const rows = new Map<string, number[]>();
  for (const [nth, { stem }] of content.entries()) {
    const row = contentAt[nth]! * groups;
    rows.set(stem, [...(rows.get(stem) ?? []), row]);
    if (titleStems.has(stem)) spelling[row] = 1;
  }
  for (const { stem, at, likeness } of matchWords(content, passageWords, grammar)) {
    const group = 1 + sentenceAt(passage.sentences, at);
    for (const row of rows.get(stem)!) {
      spelling[row + group] = Math.max(spelling[row + group]!, likeness);
    }
  }
  return spelling;
}

/** Each word's best over the groups from `first` on: 0 with the heading, 1 without. */
export function bestOf(likenesses: Likenesses, groups: number, first: 0 | 1): Float32Array {
  const best = new Float32Array(likenesses.length / groups);
  for (let word = 0; word < best.length; word++) {
    for (let group = first; group < groups; group++) {
      best[word] = Math.max(best[word]!, likenesses[word * groups + group]!);
    }
  }
  return best;
}

/** Mean over the question's words, each counting what it weighs. */
export function weigh({ weights }: AskedWords, likeness: (word: number) => number): number {
  let sum = 0;
  for (let word = 0; word < weights.length; word++) sum += weights[word]! * likeness(word);
  return sum;
}
