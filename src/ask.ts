import { compose } from "./answer/compose.ts";
import type { Answer, Collection } from "./domain.ts";
import { collapseDuplicates } from "./retrieve/duplicates.ts";
import { type SearchParts, search } from "./retrieve/search.ts";

/**
 * Answer a question with passages of the articles, or say that they hold none.
 *
 * @param options.top most quotes to show, default 3
 * @param options.within the collection to search, default all of them
 */
export async function ask(
  question: string,
  parts: SearchParts,
  options: { top?: number; within?: Collection } = {},
): Promise<Answer> {
  const { hits } = await search(question, parts, options.within ?? null);
  return compose(collapseDuplicates(hits), options.top ?? 3);
}
