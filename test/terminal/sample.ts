import type { Answer, ArticleInfo, Grounds, Quote } from "../../src/glossary/domain.ts";

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

const GROUNDS: Grounds = {
  cosine: 0.7123,
  bm25: 14.2,
  rank: { meaning: 1, words: null },
  reasons: ["names the outlet The Harbour Post"],
  coverage: 0.834,
  sentence: 0.5,
  meetings: [],
};

const TEXT =
  "The invitation had stood for a day. It was taken back because the guest would not accept the aims of the meeting. Delegates had already arrived.";
const HIGHLIGHT = "It was taken back because the guest would not accept the aims of the meeting.";

/** A quote whose highlights are the given pieces of its text. */
export function quote(
  changes: Partial<Omit<Quote, "grounds">> & {
    readonly marked?: readonly string[];
    readonly grounds?: Partial<Grounds>;
  } = {},
): Quote {
  const { marked, grounds, ...given } = changes;
  const text = given.text ?? TEXT;
  const article = given.article ?? info();
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
    grounds: { ...GROUNDS, ...grounds },
    ...given,
  };
}

export const answered = (...quotes: readonly Quote[]): Answer => ({
  kind: "answered",
  confidence: 0.9137,
  quotes,
});
