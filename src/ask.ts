import { compose } from "./answer/compose.ts";
import type { Answer, Collection } from "./domain.ts";
import { collapseDuplicates } from "./retrieve/duplicates.ts";
import { type SearchParts, type SearchResult, search } from "./retrieve/search.ts";

export type AskOptions = {
  /** Most quotes to show, default 3. */
  readonly top?: number;
  /** The collection to search, default all of them. */
  readonly within?: Collection;
};

/** Answer a question with passages of the articles, or say that they hold none. */
export async function ask(
  question: string,
  parts: SearchParts,
  options: AskOptions = {},
): Promise<Answer> {
  return (await askWithRanking(question, parts, options)).answer;
}

/** The same, with everything that was found and how it was ranked. */
export async function askWithRanking(
  question: string,
  parts: SearchParts,
  { top = 3, within = null }: AskOptions = {},
): Promise<SearchResult & { readonly answer: Answer }> {
  const found = await search(question, parts, within);
  return { ...found, answer: compose(collapseDuplicates(found.hits), top, found.reader) };
}
