import type { Sentence, SentencePlace, Span } from "../../glossary/domain.ts";
import type { PageBlock } from "../clean/page-block.ts";
import { isBareDate } from "../metadata/published.ts";
import { sentencesIn } from "../text/sentences.ts";
import { countWords } from "../text/words.ts";

export type PlacedSentence = Sentence & {
  readonly words: number;
  /** Counted from 1. */
  readonly paragraph: number;
};

export type ArticleText = {
  /** Paragraphs separated by exactly one blank line. */
  readonly text: string;
  /**
   * The sentences in order, one list for each run of blocks from which no boilerplate was removed: no quote spans two
   * lists.
   */
  readonly stretches: readonly (readonly PlacedSentence[])[];
};

/** This many lines in a row are a list, a poem or a table rather than headings … */
const LIST_LINES = 3;
/** … except at the top, where up to this many are headline, date and byline. */
const MOST_HEAD_LINES = 5;

/**
 * Joins the blocks of an article into its text, one paragraph per block, and splits it into sentences.
 *
 * @param headline the lines above it name the site, the section or the author
 */
export function composeText(page: readonly PageBlock[], headline?: PageBlock): ArticleText {
  const top = page.filter(({ place, boilerplate }) => place === "before" && !boilerplate);
  const above = headline === undefined ? 0 : top.indexOf(headline) + 1;
  const below = top.slice(above).filter(({ text }) => !isBareDate(text));
  const head = new Set(top.slice(0, below.length < MOST_HEAD_LINES ? undefined : above));
  const paragraphs: string[] = [];
  let at = 0;
  const stretches = stretchesOf(page).map((stretch) =>
    stretch.flatMap((block, index) => {
      const { kind, text } = block;
      const sentences = sentencesIn(text);
      const isLine =
        isBare(block) &&
        !(sentences.length > 1 && text.endsWith(":")) &&
        (head.has(block) || linesAround(stretch, index) < LIST_LINES);
      const heading = kind === "heading" || isLine;
      const start = at;
      paragraphs.push(text);
      at += text.length + 2;
      return sentences.map((span) => ({
        start: start + span.start,
        end: start + span.end,
        ...placeOf(block, span),
        heading,
        words: countWords(text.slice(span.start, span.end)),
        paragraph: paragraphs.length,
      }));
    }),
  );
  return { text: paragraphs.join("\n\n"), stretches };
}

function placeOf({ pages, gaps }: PageBlock, { start, end }: Span): SentencePlace {
  const page = pages?.findLast(({ at }) => at <= start)?.page;
  const hasGap = gaps?.some((at) => at > start && at < end);
  return { ...(page === undefined ? {} : { page }), ...(hasGap ? { gap: true } : {}) };
}

function stretchesOf(page: readonly PageBlock[]): PageBlock[][] {
  const stretches: PageBlock[][] = [[]];
  for (const block of page) {
    if (block.boilerplate) stretches.push([]);
    else stretches.at(-1)!.push(block);
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

/** Whether a block is a line that doesn't end like a sentence. */
function isBare(block: PageBlock | undefined): boolean {
  return block !== undefined && /^(?:line|prose)$/.test(block.kind) && !block.ends;
}

function linesAround(stretch: readonly PageBlock[], index: number): number {
  let [first, last] = [index, index];
  while (index - first < LIST_LINES && isBare(stretch[first - 1])) first--;
  while (last - index < LIST_LINES && isBare(stretch[last + 1])) last++;
  return last - first + 1;
}
