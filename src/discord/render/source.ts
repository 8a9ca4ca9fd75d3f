import type { ArticleInfo } from "../../glossary/domain.ts";
import { longDate } from "../../shared/text/dates/long-date.ts";
import { oneLine } from "../../shared/text/printable.ts";
import { addressOf, exactLink } from "../../shared/text/quotes/exact-link.ts";
import type { ShownQuote } from "../library/quotes.ts";
import type { Texts } from "../texts/index.ts";
import { cutToFit, ELLIPSIS } from "./cut.ts";
import { shown } from "./escape.ts";

/** Longest title, name and link as shown in a message, in UTF-16 code units. */
const LONGEST_TITLE = 160;
const LONGEST_NAME = 60;
const LONGEST_LINK = 240;
const LONGEST_EXACT_LINK = 420;

/** Characters that would end a link, or begin something else inside one. */
const UNSAFE_IN_LINK = /[()*|[\]`\\<>]/g;

/** The source of a quote in one line: its article, with a link to the exact place, and the page or paragraph. */
export function quoteSource(quote: ShownQuote, texts: Texts): string {
  const { page } = quote.place;
  const place =
    page === undefined ? texts.answer.paragraph(quote.paragraph) : texts.answer.pageOfFile(page);
  const link = exactLink(quote);
  const exact = link === null ? null : safeLink(link, LONGEST_EXACT_LINK);
  return line(quote.article, exact ?? linkTo(quote.article), [place], texts);
}

/** An article in one line: linked title, publisher, date. */
export function sourceLine(article: ArticleInfo, texts: Texts): string {
  return line(article, linkTo(article), [], texts);
}

function line(
  article: ArticleInfo,
  link: string | null,
  further: readonly string[],
  texts: Texts,
): string {
  return [
    linkedTitle(article.title, link, texts),
    ...(article.publisher === null ? [] : [brief(article.publisher, LONGEST_NAME)]),
    ...(article.published === null ? [] : [date(article.published, texts)]),
    ...further,
  ].join(" · ");
}

/** The title in bold, linked if there is an address. */
function linkedTitle(title: string, target: string | null, texts: Texts): string {
  const shownTitle = brief(title, LONGEST_TITLE);
  if (target === null) return `**${shownTitle}**`;
  // Discord does not interpret escapes inside a link's brackets, and shows a link with an address in its title as text.
  return /[[\]]|:\\?\//.test(shownTitle)
    ? `**${shownTitle}** ([${texts.answer.link}](${target}))`
    : `**[${shownTitle}](${target})**`;
}

/** Text from others in one line, with at most `longest` characters as shown. */
export function brief(text: string, longest: number = LONGEST_NAME): string {
  const line = oneLine(text.slice(0, 4 * longest));
  return shown(cutToFit(line, 2 * longest, (part) => shown(part).length <= longest)) || ELLIPSIS;
}

/** A stored question; one within `||` is a spoiler and stays hidden until a reader clicks it. */
export function shownQuestion(question: string, longest: number): string {
  const hidden = /^\|\|([\s\S]+)\|\|$/.exec(question)?.[1];
  return hidden === undefined ? brief(question, longest) : `||${brief(hidden, longest)}||`;
}

/** Titles after "also in": the first three, and how many more there are. */
export function alsoInLine(others: readonly ArticleInfo[], texts: Texts): string {
  const named = others.slice(0, 3).map(({ title }) => brief(title));
  return texts.answer.alsoIn(named.join(", "), others.length - named.length);
}

/** `2014-01-21` in words, such as "21 January 2014"; other texts unchanged. */
function date(day: string, texts: Texts): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? brief(day) : longDate(time, texts.locale);
}

/** The address of an article for a link; `null` if it is not a web address, contains a password or is too long. */
function linkTo(article: ArticleInfo): string | null {
  const address = addressOf(article);
  return address === null ? null : safeLink(address, LONGEST_LINK);
}

function safeLink(href: string, longest: number): string | null {
  const encoded = href.replace(
    UNSAFE_IN_LINK,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return encoded.length <= longest ? encoded : null;
}
