import type { Answer, ArticleInfo, Quote } from "../glossary/domain.ts";
import { longDate } from "../shared/text/dates/long-date.ts";
import { printable } from "../shared/text/printable.ts";
import { addressOf, exactLink } from "../shared/text/quotes/exact-link.ts";
import { firstHighlight } from "../shared/text/quotes/first-highlight.ts";
import { joinSpans } from "../shared/text/quotes/join-spans.ts";
import { filterLine } from "./filter-line.ts";
import { linked, type Page, type Style, wrap } from "./page.ts";

/** A no-break space. */
const UNBROKEN = "\u00a0";

/**
 * An answer as lines for a terminal. If it is sure, further sources are shown with only the sentence that answers. Nothing from
 * an article can control the terminal.
 */
export function answerLines(answer: Answer, page: Page, explain = false): string[] {
  const lines = wrap(verdict(answer, page.style), page.columns, "");
  if (answer.filter) lines.push(...wrap(filterLine(answer.filter), page.columns, ""));
  if (answer.kind === "not-found") {
    for (const article of answer.closest) {
      const link = addressOf(article);
      lines.push(...source(article, { link, place: [] }, page, { first: "  - ", rest: "    " }));
    }
    return lines;
  }
  for (const [index, quote] of answer.quotes.entries()) {
    const isFurther = answer.kind === "answered" && index > 0;
    const shown = isFurther ? firstHighlight(quote) : quote;
    lines.push("", ...quoteLines(shown, `${index + 1}`.padStart(2), page, explain));
  }
  return lines;
}

/** Highest percentage shown: an estimate is never certain. */
const SUREST = 99;

function verdict(answer: Answer, { bold, yellow, dim }: Style): string {
  const percent = `${Math.min(SUREST, Math.round(answer.confidence * 100))}%`;
  switch (answer.kind) {
    case "answered":
      return dim(`Confidence ${percent}`);
    case "unsure":
      return `${bold(yellow("Not sure"))} ${dim(`(confidence ${percent})`)}. The closest passages:`;
    case "not-found":
      return answer.closest.length === 0
        ? bold(yellow("The articles do not say."))
        : `${bold(yellow("The articles do not say."))} What comes closest:`;
  }
}

function quoteLines(quote: Quote, number: string, page: Page, explain: boolean): string[] {
  const { columns, style } = page;
  const bar = style.dim("▌");
  const margin = " ".repeat(number.length + 3);
  const lines = [
    ...wrap(
      highlighted(quote, style),
      columns,
      `${number} ${bar} `,
      `${" ".repeat(number.length)} ${bar} `,
    ),
    ...source(quote.article, { link: exactLink(quote), place: [placeOf(quote)] }, page, {
      first: margin,
      rest: margin,
    }),
  ];
  if (quote.alsoIn.length > 0) {
    const others = quote.alsoIn.map(({ id, title }) => `${printable(title)} (${printable(id)})`);
    lines.push(...wrap(style.dim(`also in ${others.join(", ")}`), columns, margin));
  }
  if (explain) lines.push(...wrap(style.dim(reasons(quote)), columns, margin));
  return lines;
}

/** The page, if the file has pages, because people look it up by that; otherwise the paragraph. */
function placeOf({ paragraph, place: { page } }: Quote): string {
  return page === undefined ? `¶ ${paragraph}` : `p. ${page}`;
}

/** The quote's text with the answering sentences in colour, or between `**` if there is no colour. */
function highlighted(quote: Quote, style: Style): string {
  const marked = (text: string) =>
    style.isColorSupported
      ? text.replace(/[^\n]+/g, (line) => style.bold(style.green(line)))
      : `**${text}**`;
  let shown = "";
  let at = 0;
  for (const { start, end } of joinSpans(quote.text, quote.highlights)) {
    shown += laidOut(quote.text.slice(at, start)) + marked(laidOut(quote.text.slice(start, end)));
    at = end;
  }
  return shown + laidOut(quote.text.slice(at));
}

/** Paragraphs become lines; control characters are escaped. */
function laidOut(text: string): string {
  return text
    .split(/\s*\n\s*/)
    .map((paragraph) => printable(paragraph.replace(/\t/g, " ")))
    .join("\n");
}

/**
 * Title, publisher, date, place, file and address of an article, as far as they are known. Lines break between them, so that an
 * address or a file name can be copied; the title is a link.
 */
function source(
  article: ArticleInfo,
  { link, place }: { readonly link: string | null; readonly place: readonly string[] },
  page: Page,
  { first, rest }: { readonly first: string; readonly rest: string },
): string[] {
  const { columns, style } = page;
  const { title, publisher, published, id, url } = article;
  const details = [publisher, published && longDate(published), ...place, id, url]
    .filter((detail) => detail !== null)
    .map((detail) => style.dim(printable(detail).replaceAll(" ", UNBROKEN)));
  const shownTitle = linked(style.cyan(printable(title)), link, page);
  const line = [shownTitle, ...details].join(style.dim(`${UNBROKEN}· `));
  return wrap(line, columns, first, rest).map((part) => part.replaceAll(UNBROKEN, " "));
}

/** What ranked the hit: its score, both searches, coverage, words of similar meaning, and named cues. */
function reasons({ score, grounds }: Quote): string {
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const place = (rank: number | null) => (rank === null ? "not among the best" : `place ${rank}`);
  return [
    `score ${score.toFixed(3)}`,
    `by meaning ${place(grounds.rank.meaning)} (cosine ${grounds.cosine.toFixed(3)})`,
    `by words ${place(grounds.rank.words)} (BM25 ${grounds.bm25.toFixed(2)})`,
    `has ${percent(grounds.coverage)} of the question's words, ${percent(grounds.sentence)} in one sentence`,
    ...grounds.meetings.map(
      ({ asked, met, likeness }) =>
        `${printable(asked)} ~ ${printable(met)} ${likeness.toFixed(2).replace(/^0/, "")}`,
    ),
    ...grounds.reasons.map(printable),
  ].join("; ");
}
