import type { NewPassage } from "../../glossary/building.ts";
import { LEAST_QUOTED_HEADING_WORDS } from "../../glossary/domain.ts";
import { endsSentence } from "../../shared/text/ends-sentence.ts";
import type { ArticleText, PlacedSentence } from "./article-text.ts";

/** Ideal words in a passage: about one long paragraph, which the vector of a small model can still represent. */
const IDEAL_WORDS = 90;
/** Most words in a passage: with title and date they stay below 256 tokens, the bundled model's limit. */
const MOST_WORDS = 120;
/** Shorter passages say little on their own; only a short article or stretch has one. */
const LEAST_WORDS = 40;
/** Longer sentences are not repeated, because the two passages would be nearly the same. */
const MOST_REPEATED_WORDS = 40;

/** What it costs to cut at a place; a passage twice as long as the ideal costs 1. */
const CUT_COST = {
  beforeHeading: 0,
  betweenParagraphs: 0.1,
  withinParagraph: 0.4,
  afterHeading: 5,
};
const TOO_SHORT_COST = 1;

/** Sentences `from` to `to` (excluded); those before `fresh` are also in the previous passage. */
type Group = { readonly from: number; readonly fresh: number; readonly to: number };

/**
 * Cuts an article into passages of whole sentences, in order. Where it is short enough, the last sentence of a passage
 * is repeated at the start of the next.
 *
 * The cuts are those with the least total cost, as in the line breaking of Knuth and Plass (1981): passages near the
 * ideal length, cut between paragraphs rather than within, not right after a heading. No passage crosses from one
 * stretch into the next, except to keep a headline with its text if only a picture's caption separated them.
 */
export function passagesOf(articleId: string, { text, stretches }: ArticleText): NewPassage[] {
  return withHeadlines(stretches, text).flatMap((sentences) =>
    cheapestGroups(sentences).map(({ from, to }) => {
      const members = sentences.slice(from, to);
      const span = { start: members[0]!.start, end: members.at(-1)!.end };
      return {
        articleId,
        span,
        text: text.slice(span.start, span.end),
        paragraph: members[0]!.paragraph,
        sentences: members.map(({ words: _, paragraph: __, ...sentence }) => ({
          ...sentence,
          start: sentence.start - span.start,
          end: sentence.end - span.start,
        })),
      };
    }),
  );
}

/**
 * Joins stretches of only headings to the next stretch. Short headings without text below (lines around a list of other
 * stories, buttons at the end) are left out, unless there is nothing else.
 */
function withHeadlines(
  stretches: ArticleText["stretches"],
  text: string,
): readonly (readonly PlacedSentence[])[] {
  const joined: PlacedSentence[][] = [[]];
  for (const stretch of stretches) {
    const open = joined.at(-1)!;
    for (const sentence of stretch) open.push(sentence);
    if (!stretch.every(({ heading }) => heading)) joined.push([]);
  }
  const quotable = joined.filter(
    (sentences) => !sentences.every((one) => isShortHeading(one, text)),
  );
  return quotable.length > 0 ? quotable : joined.filter((sentences) => sentences.length > 0);
}

function isShortHeading({ heading, words, start, end }: PlacedSentence, text: string): boolean {
  return heading && words < LEAST_QUOTED_HEADING_WORDS && !endsSentence(text.slice(start, end));
}

function cheapestGroups(sentences: readonly PlacedSentence[]): Group[] {
  /** For each number of sentences from the start: the cost of the cheapest grouping, and the last group in it. */
  const best: { cost: number; last: Group | null }[] = [{ cost: 0, last: null }];
  for (let to = 1; to <= sentences.length; to++) {
    let choice: { cost: number; last: Group | null } = { cost: Infinity, last: null };
    let words = 0;
    for (let fresh = to - 1; fresh >= 0; fresh--) {
      words += sentences[fresh]!.words;
      if (words > MOST_WORDS && fresh < to - 1) break;
      const repeated = wordsRepeated(sentences, fresh, words);
      const fits = words + repeated <= MOST_WORDS;
      if (!fits && fresh < to - 1) continue;
      const from = fits && repeated > 0 ? fresh - 1 : fresh;
      const size = fits ? words + repeated : words;
      const cost = best[fresh]!.cost + sizeCost(size) + cutCost(sentences, to);
      if (cost < choice.cost) choice = { cost, last: { from, fresh, to } };
    }
    best.push(choice);
  }
  const groups: Group[] = [];
  for (let last = best.at(-1)!.last; last !== null; last = best[last.fresh]!.last) {
    groups.push(last);
  }
  return groups.reverse();
}

/** Words of the sentence before a group of `words` words if it may be repeated at the start of the passage, else 0. */
function wordsRepeated(sentences: readonly PlacedSentence[], fresh: number, words: number): number {
  const last = sentences[fresh - 1];
  if (last === undefined || last.heading || sentences[fresh]!.heading) return 0;
  return last.words <= Math.min(MOST_REPEATED_WORDS, words) ? last.words : 0;
}

function sizeCost(words: number): number {
  const distance = (words - IDEAL_WORDS) / IDEAL_WORDS;
  return distance * distance + (words < LEAST_WORDS ? TOO_SHORT_COST : 0);
}

/** Cost of ending a passage before the sentence with this index. */
function cutCost(sentences: readonly PlacedSentence[], index: number): number {
  const [last, next] = [sentences[index - 1]!, sentences[index]];
  if (next === undefined) return 0;
  if (last.heading) return CUT_COST.afterHeading;
  if (next.heading) return CUT_COST.beforeHeading;
  return last.paragraph === next.paragraph ? CUT_COST.withinParagraph : CUT_COST.betweenParagraphs;
}
