import type { NewPassage } from "../../glossary/building.ts";
import { endsSentence } from "../../shared/text/ends-sentence.ts";
import type { ArticleText, PlacedSentence } from "./article-text.ts";

/** Words of a passage to aim at: about a long paragraph, which a small model's vector still sums up. */
const IDEAL_WORDS = 90;
/** With title and date below 256 tokens, the most that the bundled model reads. */
const MOST_WORDS = 120;
/** Fewer words say little alone; only a short article or stretch gets such a passage. */
const LEAST_WORDS = 40;
/** A longer sentence is not repeated, as the two passages would be nearly the same. */
const MOST_REPEATED_WORDS = 40;

/** A line without a full stop that has fewer words is quoted in no answer (`answer/quoted-sentences`). */
const LEAST_QUOTED_HEADING_WORDS = 8;

/** What a place to cut costs, against 1 for a passage twice as long as the ideal. */
const CUT_COST = {
  beforeHeading: 0,
  betweenParagraphs: 0.1,
  withinParagraph: 0.4,
  afterHeading: 5,
};
const TOO_SHORT_COST = 1;

/** Sentences `from` (included) to `to`, of which those before `fresh` are also in the passage before. */
type Group = { readonly from: number; readonly fresh: number; readonly to: number };

/**
 * Cuts an article into passages of whole sentences, in order, each beginning with the last sentence
 * of the one before where that helps.
 *
 * The cuts are those of least total cost, as a typesetter breaks a paragraph into lines (Knuth and
 * Plass 1981): passages near the ideal length, cut between paragraphs rather than within, never
 * right after a heading. No passage crosses from one stretch into the next, but for a headline that
 * only a picture's caption parted from its text.
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
 * Stretches, with one of headings alone joined to the next. Nothing is below the last: lines around a list of other stories
 * or the buttons at the end, in no passage unless there is nothing else.
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
  /** For each number of sentences from the start: the cheapest way to group them, by its last group. */
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

/** Length of the sentence before a group of so many words when it is to open its passage, else 0. */
function wordsRepeated(sentences: readonly PlacedSentence[], fresh: number, words: number): number {
  const last = sentences[fresh - 1];
  if (last === undefined || last.heading || sentences[fresh]!.heading) return 0;
  return last.words <= Math.min(MOST_REPEATED_WORDS, words) ? last.words : 0;
}

function sizeCost(words: number): number {
  const distance = (words - IDEAL_WORDS) / IDEAL_WORDS;
  return distance * distance + (words < LEAST_WORDS ? TOO_SHORT_COST : 0);
}

/** What it costs to end a passage before the sentence with this index. */
function cutCost(sentences: readonly PlacedSentence[], index: number): number {
  const [last, next] = [sentences[index - 1]!, sentences[index]];
  if (next === undefined) return 0;
  if (last.heading) return CUT_COST.afterHeading;
  if (next.heading) return CUT_COST.beforeHeading;
  return last.paragraph === next.paragraph ? CUT_COST.withinParagraph : CUT_COST.betweenParagraphs;
}
