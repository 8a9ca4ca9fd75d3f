import type { ArticleInfo, Passage } from "../../domain.ts";

/** Made when the first date is written: it takes some 20 ms, and `ask` on a ready index writes none. */
let longDate: Intl.DateTimeFormat | undefined;

/**
 * What is searched besides the passage's own text: the article's title and its date in words, as in
 * "Peace talks begin. 22 January 2014". A title that was made from the article's first sentence is
 * left out where the passage holds that sentence. May be empty.
 */
export function headingOf(article: ArticleInfo, passage: Pick<Passage, "text">): string {
  const repeated = article.titleDerived && holds(passage.text, article.title);
  const date = article.published === null ? "" : inWords(article.published);
  return [repeated ? "" : article.title, date].filter((part) => part !== "").join(". ");
}

/** The text that stands for a passage when it is embedded: its heading, then its own text. */
export function searchText(article: ArticleInfo, passage: Pick<Passage, "text">): string {
  const heading = headingOf(article, passage);
  return heading === "" ? passage.text : `${heading}\n${passage.text}`;
}

function inWords(isoDate: string): string {
  longDate ??= new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return longDate.format(new Date(isoDate));
}

function holds(text: string, derivedTitle: string): boolean {
  const beginning = derivedTitle.replace(/(?:…|\.{3})$/, "");
  return plain(text).includes(plain(beginning));
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
