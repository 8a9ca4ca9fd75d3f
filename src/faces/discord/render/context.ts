import type { Article, Span } from "../../../domain.ts";
import { COLOURS, card, MOST_TEXT, type Payload, text } from "./parts.ts";
import { blockQuote } from "./quote.ts";
import { sourceLine } from "./source.ts";
import type { Tools } from "./tools.ts";

/** Paragraphs shown before and after those of the quote. */
const AROUND = 1;

/** The paragraphs around a quote, the quote itself in bold. */
export function contextMessage(article: Article, quote: Span, { words }: Tools): Payload {
  const source = sourceLine(article, words);
  const part = paragraphsAround(article.text, quote);
  const inside = { start: quote.start - part.start, end: quote.end - part.start };
  const body = blockQuote(
    article.text.slice(part.start, part.end),
    [inside],
    MOST_TEXT - source.length - 1,
  );
  return card([text(`${source}\n${body}`)], COLOURS.plain);
}

/** Whole paragraphs: those of the quote and their neighbours. */
function paragraphsAround(articleText: string, { start, end }: Span): Span {
  const before = articleText
    .slice(0, start)
    .split("\n\n")
    .slice(-1 - AROUND);
  const after = articleText
    .slice(end)
    .split("\n\n")
    .slice(0, 1 + AROUND);
  return { start: start - before.join("\n\n").length, end: end + after.join("\n\n").length };
}
