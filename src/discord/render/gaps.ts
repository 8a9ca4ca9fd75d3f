import type { ArticleInfo } from "../../glossary/domain.ts";
import type { PageOfList } from "../library/page-of.ts";
import type { Gap } from "../store/gaps.ts";
import { card, type Payload, type Tools, text } from "./components.ts";
import { pageFooter } from "./page-footer.ts";
import { brief, shownQuestion } from "./source.ts";

export const GAPS_PER_PAGE = 10;

/** Longest question in the list, in characters as shown. */
const LONGEST_QUESTION = 200;

/**
 * A page of the questions that the articles did not answer well.
 *
 * @param closers articles that now answer some of them, as far as they may be seen
 */
export function gapsPage(
  gaps: readonly Gap[],
  page: Pick<PageOfList, "page" | "pages">,
  closers: readonly ArticleInfo[],
  tools: Tools,
): Payload {
  const { texts } = tools;
  if (gaps.length === 0) return card([text(texts.gaps.none)]);
  const titles = new Map(closers.map(({ id, title }) => [id, `**${brief(title)}**`]));
  const lines = gaps.map(({ question, times, lastAsked, reason, closedBy }) => {
    const facts = [
      shownQuestion(question, LONGEST_QUESTION),
      ...(closedBy === null ? [] : [`✅ ${texts.gaps.closedBy(titles.get(closedBy) ?? "")}`]),
      ...[texts.gaps.reasons[reason], texts.gaps.asked(times)],
      `<t:${Math.floor(lastAsked / 1000)}:R>`,
    ];
    return `- ${facts.join(" · ")}`;
  });
  return card([
    text(`**${texts.gaps.heading}**`),
    text(lines.join("\n")),
    ...pageFooter(page, (to) => ({ kind: "gaps", page: to }), tools),
  ]);
}
