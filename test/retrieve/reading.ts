/** A passage read for a question, with words whose meaning the test says. */

import type { WordVectors } from "../../src/glossary/embedder.ts";
import type { Word } from "../../src/glossary/library.ts";
import { askedWords } from "../../src/retrieve/question/asked-words.ts";
import { parseQuery } from "../../src/retrieve/question/query.ts";
import { inContext } from "../../src/retrieve/reading/in-context.ts";
import { likenessOf } from "../../src/retrieve/reading/likeness.ts";
import { matchPassage } from "../../src/retrieve/reading/passage-match.ts";
import { sentenceEvidence } from "../../src/retrieve/reading/sentence-evidence.ts";
import { WORD_LENGTH } from "../../src/shared/vectors/late-interaction.ts";
import { WORD_DIMENSIONS } from "../../src/shared/vectors/projection.ts";
import { articleNamed, libraryOf, numbersOf, passageOf, wordsOf } from "./fixtures.ts";

/** Cosines of words that mean much the same, written "buy purchase"; all others are 0. A word is in one pair at most. */
export type Alike = { readonly [pair: string]: number };

/** Vectors in a space in which each word has a direction of its own, but for those that are alike. */
function meaningOf(alike: Alike): (words: readonly Word[]) => WordVectors {
  const axes = new Map<string, number>();
  const axisOf = (word: string) => {
    if (!axes.has(word)) axes.set(word, axes.size);
    return axes.get(word)!;
  };
  const partners = new Map(
    Object.entries(alike).map(([pair, cosine]) => {
      const [one, other] = pair.split(" ");
      return [other!, { one: one!, cosine }];
    }),
  );
  return (words) => {
    const vectors = new Int8Array(words.length * WORD_DIMENSIONS);
    words.forEach(({ text }, i) => {
      const word = text.toLowerCase();
      const { one, cosine } = partners.get(word) ?? { one: word, cosine: 0 };
      const set = (axis: number, part: number) => {
        vectors[i * WORD_DIMENSIONS + axis] = Math.round(WORD_LENGTH * part);
      };
      set(axisOf(word), Math.sqrt(1 - cosine ** 2));
      if (one !== word) set(axisOf(one), cosine);
    });
    return vectors;
  };
}

type Setting = {
  readonly title?: string;
  readonly alike?: Alike;
  /** See `WordSpace`. */
  readonly chance?: number;
};

export async function read(question: string, text: string, setting: Setting = {}) {
  const { title = "", alike = {}, chance = 0 } = setting;
  const vectorsOf = meaningOf(alike);
  const isContent = ({ stop }: Word) => !stop;
  const query = await parseQuery(question, libraryOf(), "en");
  const asked = askedWords(query, vectorsOf(query.typed));
  const vectors = vectorsOf([
    ...wordsOf(title).filter(isContent),
    ...wordsOf(text).filter(isContent),
  ]);
  const open = {
    passage: passageOf(text),
    article: articleNamed("a.md", { title, published: null }),
    words: numbersOf(wordsOf(text)),
    vectors,
  };
  const [context] = inContext([open], query, libraryOf(), "en");
  const match = matchPassage(query, context!);
  const likeness = likenessOf(asked, context!, chance);
  const sentences = sentenceEvidence(asked, query.asksFor, { context: context!, likeness, match });
  return { query, asked, context: context!, match, likeness, sentences };
}
