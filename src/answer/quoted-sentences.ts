import { type Hit, LEAST_QUOTED_HEADING_WORDS } from "../glossary/domain.ts";
import { fold } from "../shared/text/fold.ts";

/** A quote has at most this many words, in whole sentences; most passages have about 95. */
const MOST_WORDS = 120;

/** A shorter quote is extended in any case, so that it can be understood without its article. */
const LEAST_WORDS = 70;

/** A quote that holds the answering sentence with this probability is not extended. */
const SURE = 0.995;

/** A second sentence is highlighted when its odds are at least this share of the best one's. */
const HIGHLIGHT_ODDS = 0.7;

/** Which sentences of a passage to show, by position. */
export type QuotedSentences = {
  /** The first and last sentence of the quote, inclusive. */
  readonly first: number;
  readonly last: number;
  /** One or two, best first. */
  readonly highlighted: readonly [number, ...number[]];
};

type Sentence = {
  readonly words: number;
  readonly isHeadline: boolean;
  /** Its probability of answering, divided by that of the most likely sentence. */
  readonly odds: number;
};

/**
 * Chooses which part of a passage is shown: the sentence that most likely answers, extended towards the likelier neighbour
 * until the quote almost certainly holds the answer. Headlines at its edges are left out.
 */
export function quotedSentences(hit: Hit): QuotedSentences {
  const sentences = sentencesOf(hit);
  const best = bestOf(sentences);
  const { first, last } = grow(best, sentences);
  const second = inOdds(sentences).find(
    (i) => i !== best && i >= first && i <= last && !sentences[i]!.isHeadline,
  );
  const isWorthIt = second !== undefined && sentences[second]!.odds >= HIGHLIGHT_ODDS;
  return { first, last, highlighted: isWorthIt ? [best, second] : [best] };
}

function sentencesOf(hit: Hit): Sentence[] {
  const { passage, article, sentences: evidence } = hit;
  const scores = [...hit.sentenceScores];
  const worst = Math.min(...scores);
  passage.sentences.forEach((_, i) => {
    const next = passage.sentences[i + 1];
    if (evidence[i]!.isQuestion === 0 || next === undefined || next.heading) return;
    // In an interview or a list of questions, the next sentence answers.
    scores[i + 1] = Math.max(scores[i]!, scores[i + 1]!);
    scores[i] = worst;
  });
  const top = Math.max(...scores);
  return passage.sentences.map(({ start, end, heading }, i) => {
    const text = passage.text.slice(start, end).trim();
    const words = text.split(/\s+/u).length;
    const isHeadline =
      heading && (words < LEAST_QUOTED_HEADING_WORDS || fold(text) === fold(article.title));
    return { words, isHeadline, odds: Math.exp(scores[i]! - top) };
  });
}

function bestOf(sentences: readonly Sentence[]): number {
  const order = inOdds(sentences);
  return order.find((i) => !sentences[i]!.isHeadline) ?? order[0]!;
}

function inOdds(sentences: readonly Sentence[]): number[] {
  return sentences
    .map((_, i) => i)
    .sort((a, b) => sentences[b]!.odds - sentences[a]!.odds || a - b);
}

function grow(best: number, sentences: readonly Sentence[]): { first: number; last: number } {
  const chance = (i: number) => (sentences[i]!.isHeadline ? 0 : sentences[i]!.odds);
  const all = sentences.reduce((sum, _, i) => sum + chance(i), 0) || 1;
  let [first, last] = [best, best];
  let words = sentences[best]!.words;
  let sure = chance(best) / all;
  while (sure < SURE || words < LEAST_WORDS) {
    const [next] = [first - 1, last + 1]
      .filter((i) => sentences[i] !== undefined && words + sentences[i].words <= MOST_WORDS)
      .sort((a, b) => sentences[b]!.odds - sentences[a]!.odds || b - a);
    if (next === undefined) break;
    first = Math.min(first, next);
    last = Math.max(last, next);
    words += sentences[next]!.words;
    sure += chance(next) / all;
  }
  while (first < best && sentences[first]!.isHeadline) first++;
  while (last > best && sentences[last]!.isHeadline) last--;
  return { first, last };
}
