import type { Article, ArticleInfo } from "../../../domain.ts";
import { COLOURS, card, type Payload, smallPrint, text } from "./parts.ts";
import { blockQuote } from "./quote.ts";
import { brief, sourceLine } from "./source.ts";
import type { Tools } from "./tools.ts";
import { pageOf, pagesOf, turning } from "./turning.ts";

/** Opening lines of an article: about as much as a quote. */
const OPENING = 600;

/** Source lines of at most 500 characters: eight of them always find room in a message. */
const ARTICLES_PER_PAGE = 7;

/** What is known about one article, and how it begins. */
export function articleCard(article: Article, passages: number, { words }: Tools): Payload {
  const facts = [
    words.articles.passages(passages),
    ...(article.collection === null ? [] : [words.articles.collection(brief(article.collection))]),
    brief(article.id, 200),
  ];
  return card(
    [
      text(sourceLine(article, words)),
      text(blockQuote(article.text.slice(0, 4 * OPENING), [], OPENING)),
      text(smallPrint([facts.join(" · ")])),
    ],
    COLOURS.plain,
  );
}

/**
 * A page of the list of articles.
 *
 * @param collection the one that is listed, `null` for all articles
 * @param tag the collection's `tagOf`, for the buttons
 * @param page counted from 0; one behind the last shows the last
 */
export function articlesPage(
  articles: readonly ArticleInfo[],
  collection: string | null,
  tag: string,
  page: number,
  tools: Tools,
): Payload {
  const { words } = tools;
  if (articles.length === 0) return card([text(words.articles.none)], COLOURS.notFound);
  const pages = pagesOf(articles.length, ARTICLES_PER_PAGE);
  const shown = Math.min(Math.max(0, page), pages - 1);
  const name = collection === null ? null : brief(collection);
  const lines = pageOf(articles, shown, ARTICLES_PER_PAGE).map(
    (article) => `- ${sourceLine(article, words)}`,
  );
  return card(
    [
      text(`**${words.articles.heading(articles.length, name)}**`),
      text(lines.join("\n")),
      ...turning(shown, pages, (to) => ({ kind: "articles", collection: tag, page: to }), tools),
    ],
    COLOURS.plain,
  );
}
