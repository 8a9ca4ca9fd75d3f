/**
 * Glossary: the basic terms. An *article* is a source text, cut into *passages*. A *hit* is a passage found for a
 * question, with its scores. A *quote* is the part of a hit that is shown, with its article and paragraph; an *answer*
 * holds the best quotes. Other terms: models in embedder.ts, an open index in library.ts, building one in building.ts,
 * reading a passage closely in evidence.ts.
 */
import type { CloseReading, Features, Meeting, SentenceEvidence } from "./evidence.ts";

/** Half-open range of UTF-16 code units: `text.slice(start, end)`. */
export type Span = { readonly start: number; readonly end: number };

/** What is known about an article besides its text. Unknown is `null`, never a guess. */
export type ArticleInfo = {
  /** Path relative to the articles folder, with forward slashes: `syria/geneva.md`. */
  readonly id: string;
  /** First folder of the path; `null` for an article at the top of the articles folder. */
  readonly collection: string | null;
  readonly title: string;
  /** True when there is no headline, so that the title was made from the first sentence. */
  readonly titleDerived: boolean;
  readonly publisher: string | null;
  /** Publication date, ISO 8601 `YYYY-MM-DD`. */
  readonly published: string | null;
  readonly url: string | null;
  /** ISO 639-1 code; `null` when the text is too short to tell. */
  readonly language: string | null;
};

export type Article = ArticleInfo & {
  /** The cleaned text. Paragraphs are separated by exactly one blank line (`\n\n`). */
  readonly text: string;
};

/** Where in its file a sentence is. */
export type SentencePlace = {
  /** The page on which it begins, counted from 1; absent in a file without pages. */
  readonly page?: number;
  /** Set when the file has something inside the sentence that was left out, such as a footnote mark. */
  readonly gap?: true;
};

/** A sentence, or a line that stands alone like one. Offsets are into the passage's text. */
export type Sentence = Span &
  SentencePlace & {
    /** True for a headline, cross-head or other line that is not prose. */
    readonly heading: boolean;
  };

/** A heading with fewer words is a headline, which answers nothing; a longer one is a bullet, a caption or plain prose. */
export const LEAST_QUOTED_HEADING_WORDS = 8;

/** A piece of an article: the unit that is embedded, found and quoted. */
export type Passage = {
  /** Row in the passage table and label in the vector index. Never reused; may have gaps. */
  readonly id: number;
  readonly articleId: string;
  /** Into the article's cleaned text. */
  readonly span: Span;
  /** Exactly `article.text.slice(span.start, span.end)`. */
  readonly text: string;
  /** Number of the article's paragraph in which the passage starts, counted from 1. */
  readonly paragraph: number;
  /** In order, covering every letter of the text. */
  readonly sentences: readonly Sentence[];
};

/** Which articles to search; `null` for all of them. */
export type Collection = string | null;

/** Days of publication, `YYYY-MM-DD`, both included; open where they are `null`. */
export type Period = { readonly since: string | null; readonly until: string | null };

/** Which articles were searched, when a period limited them. */
export type Filter = Period & {
  readonly articles: number;
  /** Number of all articles, and of those that have no date and were therefore not searched. */
  readonly of: number;
  readonly undated: number;
};

/** A passage found for a question, with the scores that ranked it. */
export type Hit = {
  readonly passage: Passage;
  readonly article: ArticleInfo;
  /** What hits are sorted by, 0..1: `featureScore`, or its mean with the reranker's relevance. */
  readonly score: number;
  /** The weighted features alone, 0..1. */
  readonly featureScore: number;
  /** The reranker's estimate that it answers, 0..1; absent if no reranker has read it. */
  readonly relevance?: number;
  readonly cosine: number;
  readonly bm25: number;
  /** Position in each search, counted from 1; `null` where that search did not find it. */
  readonly rank: { readonly meaning: number | null; readonly words: number | null };
  readonly features: Features;
  /** The evidence for each sentence of the passage, in order. */
  readonly sentences: readonly SentenceEvidence[];
  /** Logit of each sentence being the one that answers (the input of a softmax: only differences matter). */
  readonly sentenceScores: readonly number[];
  /** Its word sequences as numbers, for recognizing copies of one text; see `retrieve/duplicates`. */
  readonly shingles: Int32Array;
  /** What else counted, shown to people: "is from Reuters". */
  readonly reasons: readonly string[];
  /** Other articles with nearly the same text. */
  readonly alsoIn: readonly ArticleInfo[];
  /** The same text in other articles with a different figure in the answering sentence: another version, or an error in one. */
  readonly variants: readonly Hit[];
};

/** Looks more closely at hits, for the verdict. */
export type CloseReader = {
  /** @param sentence position of the sentence that is highlighted */
  readSentence(hit: Hit, sentence: number): CloseReading;
  /** For each content word of the question: its share of their total rarity times its best likeness in the passage. */
  matchedWords(hit: Hit): readonly number[];
  /** Words of the question that the passage lacks, each with the similar word it has instead; best first. */
  meetings(hit: Hit): readonly Meeting[];
  /** True when the question shows which kind of thing it asks for. */
  readonly knowsKind: boolean;
  /** False for a question in a language that the model does not know: words are then compared by spelling alone. */
  readonly byMeaning: boolean;
};

/** A verbatim piece of an article. */
export type Quote = {
  /** Exactly `article.text.slice(span.start, span.end)`; whole sentences. */
  readonly text: string;
  /** The sentences that answer, as offsets into `text`; best first. */
  readonly highlights: readonly Span[];
  /** 0..1, the score of its hit. */
  readonly score: number;
  readonly article: ArticleInfo;
  readonly span: Span;
  /** Number of the paragraph in which the quote starts, counted from 1. */
  readonly paragraph: number;
  /** Of the first highlight. */
  readonly place: SentencePlace;
  readonly alsoIn: readonly ArticleInfo[];
  readonly grounds: Grounds;
};

/** What ranked a quote's hit, for `--explain`. */
export type Grounds = Pick<Hit, "cosine" | "bm25" | "rank" | "reasons"> &
  Pick<Features, "coverage" | "sentence"> & {
    /** Words of the question that were matched with a different word of similar meaning, best first. */
    readonly meetings: readonly Meeting[];
  };

/** `confidence` is the estimated probability, 0..1, that the first quote answers the question. */
export type Answer = {
  /** Absent when all articles were searched. */
  readonly filter?: Filter;
} & (
  | {
      readonly kind: "answered" | "unsure";
      readonly quotes: readonly Quote[];
      readonly confidence: number;
    }
  | {
      readonly kind: "not-found";
      readonly closest: readonly ArticleInfo[];
      readonly confidence: number;
    }
);
