import type { Answer, ArticleInfo, Collection, Quote } from "../../glossary/domain.ts";
import type { Library } from "../../glossary/library.ts";
import { sha256 } from "../../shared/files/sha256.ts";
import type { StoredAnswer, StoredQuote } from "../store/answers.ts";

/** A quote as messages show it. */
export type ShownQuote = Omit<Quote, "grounds" | "score"> & {
  /** Its position among all quotes of the answer, from 0. */
  readonly index: number;
};

export function shownQuotes(quotes: readonly Quote[]): ShownQuote[] {
  return quotes.map((quote, index) => ({ ...quote, index }));
}

function fingerprintOf(text: string): string {
  return sha256(text, "base64url").slice(0, 16);
}

/** What to store of an answer: where its quotes are, not their text. */
export function storedResult(
  answer: Answer,
): Pick<StoredAnswer, "filter" | "verdict" | "quotes" | "closest"> {
  const { kind: verdict, filter } = answer;
  return {
    verdict,
    ...(filter ? { filter } : {}),
    ...(answer.kind === "not-found"
      ? { quotes: [], closest: answer.closest.map(({ id }) => id) }
      : { quotes: answer.quotes.map(storedQuote), closest: [] }),
  };
}

function storedQuote(quote: Quote): StoredQuote {
  const { article, span, highlights, paragraph, place, alsoIn, text } = quote;
  return {
    article: article.id,
    span: { start: span.start, end: span.end },
    highlights: highlights.map(({ start, end }) => ({ start, end })),
    paragraph,
    place,
    alsoIn: alsoIn.map(({ id }) => id),
    print: fingerprintOf(text),
  };
}

/**
 * Stored quotes with their text from the current articles. A quote is left out if its article is gone, has changed there, or may not
 * be seen here.
 */
export async function restoreQuotes(
  stored: readonly StoredQuote[],
  library: Pick<Library, "article" | "infos">,
  within: Collection,
): Promise<ShownQuote[]> {
  const quotes = stored.map(async (quote, index) => {
    const whole = await library.article(quote.article);
    if (whole === null || !isWithin(whole, within)) return [];
    const { text: articleText, ...article } = whole;
    const { span, highlights, paragraph, place = {} } = quote;
    const text = articleText.slice(span.start, span.end);
    if (fingerprintOf(text) !== quote.print) return [];
    const alsoIn = await restoreArticles(quote.alsoIn, library, within);
    return [{ index, article, span, text, highlights, paragraph, place, alsoIn }];
  });
  return (await Promise.all(quotes)).flat();
}

/** Those of the articles that still exist and may be seen here. */
export async function restoreArticles(
  ids: readonly string[],
  library: Pick<Library, "infos">,
  within: Collection,
): Promise<readonly ArticleInfo[]> {
  return (await library.infos(ids)).filter((info) => isWithin(info, within));
}

function isWithin({ collection }: ArticleInfo, within: Collection): boolean {
  return within === null || collection === within;
}
