import type { ArticleInfo, Passage } from "../../domain.ts";
import { longDate } from "../../text/long-date.ts";

/**
 * What is searched besides the passage's own text: the article's title and its date in words, as in
 * "Peace talks begin. 22 January 2014". A title that was made from the article's first sentence is
 * left out where the passage holds that sentence. May be empty.
 */
export function headingOf(article: ArticleInfo, passage: Pick<Passage, "text">): string {
  const repeated = article.titleDerived && holds(passage.text, article.title);
  const date = article.published === null ? "" : longDate(article.published);
  return [repeated ? "" : article.title, date].filter((part) => part !== "").join(". ");
}

/** The text that stands for a passage when it is embedded: its heading, then its own text. */
export function searchText(article: ArticleInfo, passage: Pick<Passage, "text">): string {
  const heading = headingOf(article, passage);
  return heading === "" ? passage.text : `${heading}\n${passage.text}`;
}

function holds(text: string, derivedTitle: string): boolean {
  const beginning = derivedTitle.replace(/(?:…|\.{3})$/, "");
  return plain(text).includes(plain(beginning));
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
