import type { ShownQuote } from "../library/quotes.ts";
import { card, type Payload, type Tools, text } from "./components.ts";
import { pageOf, pagesOf, turning } from "./paging.ts";
import { QUOTES_SHOWN, quoteSections } from "./quotes.ts";
import { brief } from "./source.ts";

/** What `/search`, *Find sources* and *More* leaf through. */
export type FoundPassages = {
  readonly id: string;
  /** What was looked for; `null` where it is seen anyway. */
  readonly query: string | null;
  /** All passages, best first. */
  readonly quotes: readonly ShownQuote[];
};

const LONGEST_QUERY = 250;

/**
 * A page of passages.
 *
 * @param page counted from 0; one behind the last shows the last
 */
export function passagesPage(found: FoundPassages, page: number, tools: Tools): Payload {
  const { id, query, quotes } = found;
  const { texts } = tools;
  const pages = pagesOf(quotes.length, QUOTES_SHOWN);
  const shown = Math.min(Math.max(0, page), pages - 1);
  const heading = [
    ...(query === null ? [] : [`**${brief(query, LONGEST_QUERY)}**`]),
    ...(quotes.length === 0 ? [texts.answer.noPassages] : []),
  ];
  return card(
    [
      ...(heading.length === 0 ? [] : [text(heading.join("\n"))]),
      ...quoteSections(pageOf(quotes, shown, QUOTES_SHOWN), id, tools),
      ...turning(shown, pages, (to) => ({ kind: "page", answer: id, page: to }), tools, [
        texts.answer.reference(id),
      ]),
    ],
    quotes.length === 0 ? "not-found" : "plain",
  );
}
