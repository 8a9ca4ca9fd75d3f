import type { Span } from "../../../glossary/domain.ts";

type Highlighted = { readonly text: string; readonly highlights: readonly Span[] };

/** The quote cut to its first highlighted sentence; unchanged if none is highlighted. */
export function firstHighlight<Quote extends Highlighted>(quote: Quote): Quote {
  const [first] = quote.highlights;
  if (first === undefined) return quote;
  const text = quote.text.slice(first.start, first.end);
  return { ...quote, text, highlights: [{ start: 0, end: text.length }] };
}
