import { pageOf } from "../library/page-of.ts";
import { questionLine, type ShownAnswer } from "./answer.ts";
import { card, type Payload, type Tools, text } from "./components.ts";
import { filterLine } from "./filter-line.ts";
import { pageFooter } from "./page-footer.ts";
import { QUOTES_SHOWN, quoteSections } from "./quotes.ts";

/** A page of passages, as `/search`, *Find sources* and *More* show them; the last page if there are fewer. */
export function passagesPage(
  { id, question, filter, quotes }: Pick<ShownAnswer, "id" | "question" | "filter" | "quotes">,
  wanted: number,
  tools: Tools,
): Payload {
  const { texts } = tools;
  const page = pageOf(quotes.length, wanted, QUOTES_SHOWN);
  const heading = [
    ...(question === null ? [] : [questionLine(question, filter)]),
    ...(filter === undefined ? [] : [filterLine(filter, texts)]),
    ...(quotes.length === 0 ? [texts.answer.noPassages] : []),
  ];
  return card(
    [
      ...(heading.length === 0 ? [] : [text(heading.join("\n"))]),
      ...quoteSections(quotes.slice(page.from, page.from + QUOTES_SHOWN), id, tools),
      ...pageFooter(page, (to) => ({ kind: "page", answer: id, page: to }), tools, [
        texts.answer.reference(id),
      ]),
    ],
    quotes.length === 0 ? "not-found" : "plain",
  );
}
