import type { Answer, ArticleInfo, Quote } from "../../src/domain.ts";
import type { Features } from "../../src/evidence.ts";

export const info = (changes: Partial<ArticleInfo> = {}): ArticleInfo => ({
  id: "talks/withdrawn.md",
  collection: "talks",
  title: "Invitation withdrawn a day before the talks",
  titleDerived: false,
  publisher: "The Harbour Post",
  published: "2014-01-21",
  url: "https://example.org/withdrawn",
  language: "en",
  ...changes,
});

const features: Features = {
  nearness: 0.71,
  cosineStretched: 1,
  bm25OfArticle: 0.9,
  coverage: 0.834,
  missing: 0,
  proximityOfArticle: 0.7,
  sentence: 0.5,
  pairs: 0.2,
  names: 1,
  answerType: 1,
  cues: 0,
  support: 0,
  detail: 0.5,
  meaning: 0.62,
  meaningOfText: 0.58,
  meaningOfSentence: 0.55,
  meaningOfWindow: 0.57,
  likeness: 0.7,
  worst: 0.3,
  bestSentence: 0.4,
  cosineAsked: 1,
};

const TEXT =
  "The invitation had stood for a day. It was taken back because the guest would not accept the aims of the meeting. Delegates had already arrived.";
const HIGHLIGHT = "It was taken back because the guest would not accept the aims of the meeting.";

/** A quote whose highlights are the given pieces of its text. */
export function quote(
  changes: Partial<Quote> & { readonly marked?: readonly string[] } = {},
): Quote {
  const { marked, ...given } = changes;
  const text = given.text ?? TEXT;
  const article = given.article ?? info();
  const passage = { id: 7, articleId: article.id, text, paragraph: 4, sentences: [] };
  return {
    text,
    highlights: (marked ?? [given.text ?? HIGHLIGHT]).map((piece) => {
      const start = text.indexOf(piece);
      return { start, end: start + piece.length };
    }),
    score: 0.834567,
    article,
    span: { start: 310, end: 310 + text.length },
    paragraph: 4,
    place: {},
    alsoIn: [],
    meetings: [],
    hit: {
      passage: { ...passage, span: { start: 0, end: text.length } },
      article,
      score: 0.834567,
      featureScore: 0.834567,
      cosine: 0.7123,
      bm25: 14.2,
      rank: { meaning: 1, words: null },
      features,
      sentences: [],
      shingles: new Int32Array(),
      sentenceScores: [],
      reasons: ["names the outlet The Harbour Post"],
      alsoIn: [],
      variants: [],
    },
    ...given,
  };
}

export const answered = (...quotes: readonly Quote[]): Answer => ({
  kind: "answered",
  confidence: 0.9137,
  quotes,
});
