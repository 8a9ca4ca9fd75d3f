import { questionLine, type ShownAnswer } from "./answer.ts";
import { card, type Payload, type Tools, text } from "./components.ts";
import { filterLine } from "./filter-line.ts";
import { pagesOf, turning } from "./paging.ts";
import { QUOTES_SHOWN, quoteSections } from "./quotes.ts";

/** A page of the passages that `/search`, *Find sources* and *More* show; past the end, the last page. */
export function passagesPage(
  { id, question, filter, quotes }: Pick<ShownAnswer, "id" | "question" | "filter" | "quotes">,
  page: number,
  tools: Tools,
): Payload {
  const { texts } = tools;
  const pages = pagesOf(quotes.length, QUOTES_SHOWN);
  const shown = Math.min(Math.max(0, page), pages - 1);
  const from = shown * QUOTES_SHOWN;
  const heading = [
    ...(question === null ? [] : [questionLine(question)]),
    ...(filter === undefined ? [] : [filterLine(filter, texts)]),
    ...(quotes.length === 0 ? [texts.answer.noPassages] : []),
  ];
  return card(
    [
      ...(heading.length === 0 ? [] : [text(heading.join("\n"))]),
      ...quoteSections(quotes.slice(from, from + QUOTES_SHOWN), id, tools),
      ...turning(shown, pages, (to) => ({ kind: "page", answer: id, page: to }), tools, [
        texts.answer.reference(id),
      ]),
    ],
    quotes.length === 0 ? "not-found" : "plain",
  );
}
