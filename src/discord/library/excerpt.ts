import type { Span } from "../../glossary/domain.ts";

/** A part of an article, and where a quote is in it. */
export type Excerpt = {
  readonly text: string;
  /** Into `text`. */
  readonly quote: Span;
  /** The quote's answering sentences, into `text`. */
  readonly highlights: readonly Span[];
};

/** UTF-16 code units at the beginning of an article, or on each side of a quote: more than a message can show. */
const LONGEST = 8000;

/** Paragraphs shown before and after those of the quote. */
const AROUND = 1;

const BREAK = "\n\n";

/**
 * The paragraphs of the quote and their neighbours, cut only if they are too long.
 *
 * @param highlights into the quote
 */
export function excerptAround(
  articleText: string,
  quote: Span,
  highlights: readonly Span[],
): Excerpt {
  const before = articleText.slice(Math.max(0, quote.start - LONGEST), quote.start).split(BREAK);
  const after = articleText.slice(quote.end, quote.end + LONGEST).split(BREAK);
  const start = quote.start - before.slice(-1 - AROUND).join(BREAK).length;
  const end = quote.end + after.slice(0, 1 + AROUND).join(BREAK).length;
  const offset = quote.start - start;
  return {
    text: articleText.slice(start, end),
    quote: { start: offset, end: quote.end - start },
    highlights: highlights.map((one) => ({ start: offset + one.start, end: offset + one.end })),
  };
}

export function openingOf(articleText: string): string {
  return articleText.slice(0, LONGEST);
}
