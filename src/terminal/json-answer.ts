import type { Answer, ArticleInfo, Quote, Span } from "../domain.ts";

/** What `ask --json` prints: an interface that other programs rely on, see README.md. */
export type JsonAnswer = {
  readonly question: string;
  readonly verdict: Answer["kind"];
  /** Probability that the first quote answers the question, 0..1. */
  readonly confidence: number;
  /** Best first; empty when the verdict is "not-found". */
  readonly quotes: readonly JsonQuote[];
};

type JsonQuote = {
  readonly text: string;
  /** Offsets into `text`. All offsets are half-open and count UTF-16 code units. */
  readonly highlights: readonly Span[];
  /** 0..1 */
  readonly score: number;
  readonly article: Pick<ArticleInfo, "id" | "title" | "publisher" | "published" | "url">;
  /** Offsets into the cleaned text of the article. */
  readonly span: Span;
  /** Counted from 1. */
  readonly paragraph: number;
  readonly alsoIn: readonly Pick<ArticleInfo, "id" | "title">[];
};

export function toJson(question: string, answer: Answer): JsonAnswer {
  return {
    question,
    verdict: answer.kind,
    confidence: rounded(answer.confidence),
    quotes: answer.kind === "not-found" ? [] : answer.quotes.map(quoteToJson),
  };
}

function quoteToJson(quote: Quote): JsonQuote {
  const { id, title, publisher, published, url } = quote.article;
  return {
    text: quote.text,
    highlights: quote.highlights.map(({ start, end }) => ({ start, end })),
    score: rounded(quote.score),
    article: { id, title, publisher, published, url },
    span: { start: quote.span.start, end: quote.span.end },
    paragraph: quote.paragraph,
    alsoIn: quote.alsoIn.map((article) => ({ id: article.id, title: article.title })),
  };
}

/** Four decimals: more would be noise of the floating point. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
