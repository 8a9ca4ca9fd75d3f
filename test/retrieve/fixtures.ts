import type { ArticleInfo, CloseReader, Hit, Passage } from "../../src/glossary/domain.ts";
import type { Features, SentenceEvidence } from "../../src/glossary/evidence.ts";
import type { Library, NumberedWords, Word } from "../../src/glossary/library.ts";
import { shinglesOf } from "../../src/retrieve/duplicates.ts";
import { hash } from "../../src/shared/text/hash.ts";

export const NO_FEATURES: Features = {
  nearness: 0,
  cosineStretched: 0,
  bm25OfArticle: 0,
  coverage: 0,
  missing: 0,
  proximityOfArticle: 0,
  sentence: 0,
  pairs: 0,
  names: 0,
  answerType: 0,
  cues: 0,
  support: 0,
  detail: 0,
  meaning: 0,
  meaningOfText: 0,
  meaningOfSentence: 0,
  meaningOfWindow: 0,
  likeness: 0,
  worst: 0,
  bestSentence: 0,
  cosineAsked: 0,
};

export const NO_EVIDENCE: SentenceEvidence = {
  coverage: 0,
  match: 0,
  beyondHeading: 0,
  window: 0,
  gist: 0,
  asking: 0,
  worst: 0,
  showsKind: 0,
  focus: 0,
  counted: 0,
  isQuestion: 0,
  isHeading: 0,
};

/** Words as a library would see them: every word not in `stops` has rarity 1 and stems to lower case. */
export function wordsOf(
  text: string,
  stops = "the a of did who when what to in how many much which is was",
): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    stem: word.toLowerCase(),
    number: hash(word.toLowerCase()),
    span: { start: index, end: index + word.length },
    stop: stops.split(" ").includes(word.toLowerCase()),
    terms: [word.toLowerCase()],
    rarity: 1,
    passages: 1,
  }));
}

export function articleNamed(id: string, more: Partial<ArticleInfo> = {}): ArticleInfo {
  return {
    id,
    collection: null,
    title: id,
    titleDerived: false,
    publisher: null,
    published: null,
    url: null,
    language: "en",
    ...more,
  };
}

/** Words as numbers. */
export function numbersOf(words: readonly Word[]): NumberedWords {
  return {
    stems: Int32Array.from(words, ({ number }) => number),
    starts: words.map(({ span }) => span.start),
    ends: words.map(({ span }) => span.end),
    stops: words.map(({ stop }) => stop),
  };
}

/** A passage whose sentences end with a full stop and a space, or with a blank line. */
export function passageOf(text: string, articleId = "a.md", id = 0): Passage {
  const sentences = [...text.matchAll(/[^.\n]+(?:\.|$|\n\n)\s*/g)].map(
    ({ 0: sentence, index }) => ({
      start: index,
      end: index + sentence.length,
      heading: sentence.endsWith("\n\n") && !sentence.includes("."),
    }),
  );
  return { id, articleId, span: { start: 0, end: text.length }, text, paragraph: 1, sentences };
}

/** Finds nothing against any hit. */
export const READER: CloseReader = {
  readSentence: () => ({
    spelledAround: 1,
    spelledTogether: 1,
    length: 2,
    fresh: 0.5,
    lacksCandidate: 0,
    lacksNumber: 0,
    lacksDoer: 0,
    lacksQualifier: 0,
  }),
  matchedWords: () => [],
  meetings: () => [],
  knowsKind: false,
  byMeaning: true,
};

export function hitOf(text: string, more: Partial<Hit> & { id?: string } = {}): Hit {
  const { id = "a.md", ...rest } = more;
  const passage = rest.passage ?? passageOf(text, id);
  return {
    passage,
    article: articleNamed(id),
    score: 0.5,
    featureScore: rest.score ?? 0.5,
    cosine: 0.5,
    bm25: 1,
    rank: { meaning: 1, words: 1 },
    features: NO_FEATURES,
    sentences: passage.sentences.map(({ start, end, heading }) => ({
      ...NO_EVIDENCE,
      isQuestion: /\?\s*$/.test(passage.text.slice(start, end)) ? 1 : 0,
      isHeading: heading ? 1 : 0,
    })),
    sentenceScores: passage.sentences.map(() => 0),
    shingles: shinglesOf(numbersOf(wordsOf(passage.text)).stems),
    reasons: [],
    alsoIn: [],
    variants: [],
    ...rest,
  };
}

/** A library in which the two searches return what the test says. */
export function libraryOf(
  meaning: Record<number, number> = {},
  words: Record<number, number> = {},
): Library {
  const list = (scores: Record<number, number>) =>
    Object.entries(scores)
      .map(([id, score]) => ({ id: Number(id), score }))
      .sort((a, b) => b.score - a.score);
  return {
    languageOf: () => "en",
    tokens: (text: string) => wordsOf(text),
    numbered: (text: string) => numbersOf(wordsOf(text)),
    stemmer: () => (word: string) => word.toLowerCase(),
    words: async (text: string) => wordsOf(text),
    spelled: async () => null,
    publishers: ["Press TV", "Reuters, AFP"],
    wordSpace: { cosines: { unrelated: 0, related: 1 } },
    nearest: () => list(meaning),
    best: () => list(words),
    cosines: (_: unknown, ids: number[]) => ids.map((id) => meaning[id] ?? 0),
    bm25: (_: unknown, ids: number[]) => ids.map((id) => words[id] ?? 0),
  } as unknown as Library;
}
