import type { Gap } from "../store/feedback.ts";
import { card, type Payload, type Tools, text } from "./components.ts";
import { pagesOf, turning } from "./paging.ts";
import { shownQuestion } from "./source.ts";

export const GAPS_PER_PAGE = 10;

/** Longest question in the list, in characters as they stand there. */
const LONGEST_QUESTION = 200;

/** A page of the questions that the articles did not answer well; `total` counts those on all pages. */
export function gapsPage(gaps: readonly Gap[], total: number, page: number, tools: Tools): Payload {
  const { texts } = tools;
  if (gaps.length === 0) return card([text(texts.gaps.none)]);
  const lines = gaps.map(
    ({ question, times, lastAsked, reason }) =>
      `- ${shownQuestion(question, LONGEST_QUESTION)} · ${texts.gaps.reasons[reason]} · ${texts.gaps.asked(times)} · <t:${Math.floor(lastAsked / 1000)}:R>`,
  );
  return card([
    text(`**${texts.gaps.heading}**`),
    text(lines.join("\n")),
    ...turning(page, pagesOf(total, GAPS_PER_PAGE), (to) => ({ kind: "gaps", page: to }), tools),
  ]);
}
