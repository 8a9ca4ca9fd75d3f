import type { ArticleInfo } from "../../domain.ts";
import type { Excerpt } from "../library/excerpt.ts";
import { COLOURS, card, MOST_TEXT, type Payload, text } from "./components.ts";
import { blockQuote } from "./quotes.ts";
import { sourceLine } from "./source.ts";
import type { Tools } from "./tools.ts";

/** The paragraphs around a quote, the quote itself in bold. */
export function contextMessage(
  { article, text: around, quote }: Excerpt & { readonly article: ArticleInfo },
  { texts }: Tools,
): Payload {
  const source = sourceLine(article, texts);
  const body = blockQuote(around, [quote], MOST_TEXT - source.length - 1);
  return card([text(`${source}\n${body}`)], COLOURS.plain);
}
