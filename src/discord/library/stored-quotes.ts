import { createHash } from "node:crypto";
import type { Answer, ArticleInfo, Collection, Library, Quote } from "../../domain.ts";
import type { ShownQuote } from "../render/quote.ts";
import type { QuotePlace, StoredAnswer } from "../store/answers.ts";

/** Short fingerprint of a quote's text. */
function printOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

/** What to store of an answer's passages. */
export function placesOf(answer: Answer): Pick<StoredAnswer, "verdict" | "quotes" | "closest"> {
  return answer.kind === "not-found"
    ? { verdict: answer.kind, quotes: [], closest: answer.closest.map(({ id }) => id) }
    : { verdict: answer.kind, quotes: answer.quotes.map(placeOf), closest: [] };
}

function placeOf({ article, span, highlights, paragraph, alsoIn, text }: Quote): QuotePlace {
  return {
    article: article.id,
    span: { start: span.start, end: span.end },
    highlights: highlights.map(({ start, end }) => ({ start, end })),
    paragraph,
    alsoIn: alsoIn.map(({ id }) => id),
    print: printOf(text),
  };
}

/** Where articles are looked up. */
export type Shelf = Pick<Library, "article" | "infos">;

/**
 * Stored quotes with their text, as the articles are now. Left out are those whose article is gone, says
 * something else there, or may not be seen here.
 *
 * @param within the collection that may be seen here
 */
export async function quotesAt(
  places: readonly QuotePlace[],
  shelf: Shelf,
  within: Collection,
): Promise<ShownQuote[]> {
  const quotes = places.map(async (stored, place) => {
    const whole = await shelf.article(stored.article);
    if (whole === null || !isWithin(whole, within)) return [];
    const { text: articleText, ...article } = whole;
    const { span, highlights, paragraph } = stored;
    const text = articleText.slice(span.start, span.end);
    if (printOf(text) !== stored.print) return [];
    const alsoIn = await articlesAt(stored.alsoIn, shelf, within);
    return [{ place, article, span, text, highlights, paragraph, alsoIn }];
  });
  return (await Promise.all(quotes)).flat();
}

/** Those of the articles that are still there and may be seen here. */
export async function articlesAt(
  ids: readonly string[],
  shelf: Shelf,
  within: Collection,
): Promise<readonly ArticleInfo[]> {
  return (await shelf.infos(ids)).filter((info) => isWithin(info, within));
}

function isWithin({ collection }: ArticleInfo, within: Collection): boolean {
  return within === null || collection === within;
}
