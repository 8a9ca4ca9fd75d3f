import type { ArticleInfo, Passage, Span } from "../../glossary/domain.ts";
import type { TextWithWords } from "../../glossary/embedder.ts";
import { longDate } from "../../shared/text/dates/long-date.ts";
import { stemmedLanguage } from "../terms/terms.ts";
import { tokens } from "../terms/tokens.ts";

/**
 * The text that is searched in addition to the passage's own: the article's title and its date in words, such as "Peace talks
 * begin. 22 January 2014". A title made from the article's first sentence is left out if the passage contains that sentence.
 * May be empty.
 */
export function headingOf(article: ArticleInfo, passage: Pick<Passage, "text">): string {
  const repeated = article.titleDerived && contains(passage.text, article.title);
  const date = article.published === null ? "" : longDate(article.published);
  return [repeated ? "" : article.title, date].filter((part) => part !== "").join(". ");
}

/** The text embedded for a passage: its heading, then its own text. */
export function searchText(article: ArticleInfo, passage: Pick<Passage, "text">): string {
  const heading = headingOf(article, passage);
  return heading === "" ? passage.text : `${heading}\n${passage.text}`;
}

/** The text to embed for a passage; each of its content words, those of the heading first, gets a vector. */
export function embeddedText(passage: {
  readonly text: string;
  readonly article: ArticleInfo;
}): TextWithWords {
  const text = searchText(passage.article, passage);
  return { text, words: contentWords(text, passage.article.language) };
}

/** Passages with equal keys have the same `embeddedText`. The language is part of it: it decides which words get a vector. */
export function embeddedKey(article: ArticleInfo, passage: Pick<Passage, "text">): string {
  return `${stemmedLanguage(article.language)} ${searchText(article, passage)}`;
}

/** The positions of the words of a text that are not stop words. */
export function contentWords(text: string, language: string | null = null): Span[] {
  return tokens(text, stemmedLanguage(language)).flatMap(({ stop, span }) => (stop ? [] : span));
}

function contains(text: string, derivedTitle: string): boolean {
  const beginning = derivedTitle.replace(/(?:…|\.{3})$/, "");
  return plain(text).includes(plain(beginning));
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
