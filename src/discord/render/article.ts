import type { ArticleInfo } from "../../glossary/domain.ts";
import type { Excerpt } from "../library/excerpt.ts";
import type { ArticleSheet, ArticlesPage, NewArticle } from "../library/librarian.ts";
import type { Press } from "../reply/press.ts";
import {
  card,
  MOST_TEXT,
  type Part,
  type Payload,
  smallPrint,
  type Tools,
  text,
} from "./components.ts";
import { pageFooter } from "./page-footer.ts";
import { blockQuote } from "./quotes.ts";
import { brief, sourceLine } from "./source.ts";

/** Characters shown of an article's beginning: about as much as a quote. */
const OPENING = 600;

/** Source lines have at most 500 characters: eight of them always fit into a message. */
export const ARTICLES_PER_PAGE = 7;

/** Limited so that five source lines and five first sentences of this length fit into a message. */
export const LATEST_PER_PAGE = 5;
const FIRST_SENTENCE = 240;

/** What is known about one article, and how it begins. */
export function articleCard(sheet: ArticleSheet, tools: Tools): Payload {
  return card(articleParts(sheet, tools));
}

export function articleParts(
  { article, opening, passages }: ArticleSheet,
  { texts }: Tools,
): Part[] {
  const facts = [
    texts.articles.passages(passages),
    ...(article.collection === null ? [] : [texts.articles.collection(brief(article.collection))]),
    brief(article.id, 200),
  ];
  return [
    text(sourceLine(article, texts)),
    text(blockQuote(opening, [], OPENING)),
    text(smallPrint(facts.join(" · "))),
  ];
}

/**
 * A page of the list of articles.
 *
 * @param collection the listed one; `null` for all articles
 * @param tag the collection's `tagOf`, for the buttons
 */
export function articlesPage(
  found: ArticlesPage<ArticleInfo>,
  collection: string | null,
  tag: string,
  tools: Tools,
): Payload {
  const { texts } = tools;
  const heading = texts.articles.heading(found.total, collection && brief(collection));
  const lines = found.articles.map((article) => `- ${sourceLine(article, texts)}`);
  const pressFor = (page: number): Press => ({ kind: "articles", collection: tag, page });
  return listPage(found, { heading, entries: [lines.join("\n")], pressFor }, tools);
}

/** A page of the newest articles, each with its first sentence; parameters as for `articlesPage`. */
export function latestPage(
  found: ArticlesPage<NewArticle>,
  collection: string | null,
  tag: string,
  tools: Tools,
): Payload {
  const { texts } = tools;
  const heading = texts.articles.latest(collection && brief(collection));
  const entries = found.articles.map(({ article, firstSentence }) =>
    firstSentence === null
      ? sourceLine(article, texts)
      : `${sourceLine(article, texts)}\n${blockQuote(firstSentence, [], FIRST_SENTENCE)}`,
  );
  const pressFor = (page: number): Press => ({ kind: "latest", collection: tag, page });
  return listPage(found, { heading, entries, pressFor }, tools);
}

type List = {
  readonly heading: string;
  readonly entries: readonly string[];
  /** The press of a button that leads to a page. */
  readonly pressFor: (page: number) => Press;
};

function listPage(
  page: ArticlesPage<unknown>,
  { heading, entries, pressFor }: List,
  tools: Tools,
): Payload {
  if (page.total === 0) return card([text(tools.texts.articles.none)], "not-found");
  const parts = [`**${heading}**`, ...entries].map(text);
  return card([...parts, ...pageFooter(page, pressFor, tools)]);
}

/** The paragraphs around a quote, its answering sentences in bold, or all of it if it has none. */
export function contextMessage(
  { article, text: around, quote, highlights }: Excerpt & { readonly article: ArticleInfo },
  { texts }: Tools,
): Payload {
  const source = sourceLine(article, texts);
  const body = blockQuote(
    around,
    highlights.length > 0 ? highlights : [quote],
    MOST_TEXT - source.length - 1,
  );
  return card([text(`${source}\n${body}`)]);
}
