import type { Answer, Quote } from "../glossary/domain.ts";
import { printable } from "../shared/text/printable.ts";
import { exactLink } from "../shared/text/quotes/exact-link.ts";

/** An answer as a line of JSON, with characters escaped that could control a terminal. */
export function jsonLine(question: string, answer: Answer): string {
  return printable(JSON.stringify(toJson(question, answer)));
}

/** What `ask --json` prints: an interface that other programs rely on, see docs/asking.md. */
export function toJson(question: string, answer: Answer) {
  return {
    question,
    verdict: answer.kind,
    /** Probability that the first quote answers the question, 0..1. */
    confidence: rounded(answer.confidence),
    /** Best first; empty when the verdict is "not-found". */
    quotes: answer.kind === "not-found" ? [] : answer.quotes.map(quoteToJson),
    /** The period that was searched, and how many articles it left; `null` when all were. */
    filter: answer.filter ?? null,
  };
}

function quoteToJson(quote: Quote) {
  const { id, title, publisher, published, url } = quote.article;
  return {
    text: quote.text,
    /** Offsets into `text`. All offsets are half-open and count UTF-16 code units. */
    highlights: quote.highlights.map(({ start, end }) => ({ start, end })),
    /** 0..1 */
    score: rounded(quote.score),
    article: { id, title, publisher, published, url },
    /** Offsets into the cleaned text of the article. */
    span: { start: quote.span.start, end: quote.span.end },
    /** Counted from 1. */
    paragraph: quote.paragraph,
    /** Page of the file on which the first highlight begins, from 1; `null` in files without pages. */
    page: quote.place.page ?? null,
    /** Address that opens the article at the first highlight; `null` without a web address. */
    link: exactLink(quote),
    alsoIn: quote.alsoIn.map(({ id, title }) => ({ id, title })),
  };
}

/** Four decimals: more would be noise. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
