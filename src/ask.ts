import { compose } from "./answer/compose.ts";
import type { Answer, Collection, Filter, Period } from "./glossary/domain.ts";
import type { Library } from "./glossary/library.ts";
import { collapseDuplicates } from "./retrieve/duplicates.ts";
import { type SearchParts, type SearchResult, search } from "./retrieve/search.ts";
import { takeDates } from "./shared/text/dates/dated-question.ts";

export type AskOptions = {
  /** Most quotes to show, default 3. */
  readonly top?: number;
  /** The collection to search, default all of them. */
  readonly within?: Collection;
};

/**
 * Answers a question with passages of the articles, or says that they hold no answer.
 *
 * @param question its dates as `spellOutDates` writes them
 */
export async function ask(
  question: string,
  parts: SearchParts,
  options: AskOptions = {},
): Promise<Answer> {
  return (await askWithRanking(question, parts, options)).answer;
}

/** Like `ask`, but also returns everything that was found and how it was ranked. */
export async function askWithRanking(
  question: string,
  parts: SearchParts,
  { top = 3, within = null }: AskOptions = {},
): Promise<SearchResult & { readonly answer: Answer }> {
  const { text, ...dates } = takeDates(question);
  const found = await search(text, parts, within, dates);
  const answer = compose(collapseDuplicates(found.hits), top, found.reader);
  if (dates.only === null) return { ...found, answer };
  const filter = await filterOf(parts.library, within, dates.only);
  return { ...found, answer: { ...answer, filter } };
}

/** The period that was searched, and how many articles it leaves. */
async function filterOf(library: Library, within: Collection, only: Period): Promise<Filter> {
  const [inPeriod, dated, all] = await Promise.all([
    library.count(within, only),
    library.count(within, { since: null, until: null }),
    library.count(within),
  ]);
  const undated = all.articles - dated.articles;
  return { ...only, articles: inPeriod.articles, of: all.articles, undated };
}
