import type { Hit, Passage, Quote, Sentence, Span } from "../domain.ts";

/** About five lines in a chat window: enough to understand a quote, short enough to read three. */
const QUOTE_WORDS = 80;

/** A second sentence is highlighted when it scores at least this share of the best one. */
const HIGHLIGHT_SHARE = 0.9;

/**
 * The part of a found passage that is shown: whole sentences around the one that answers, grown
 * towards the better neighbour until the quote is full. Headings at its edges are left out.
 */
export function quoteOf(hit: Hit): Quote {
  const { passage, article } = hit;
  const scores = answerScores(hit);
  const chosen = around(bestSentence(passage, scores), passage, scores);
  const start = passage.sentences[chosen.first]!.start;
  const end = passage.sentences[chosen.last]!.end;
  const text = passage.text.slice(start, end);
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const from = start + lead;
  return {
    text: trimmed,
    highlights: highlightsOf(passage, scores, chosen).map((span) => within(span, from, trimmed)),
    score: hit.score,
    article,
    span: {
      start: passage.span.start + from,
      end: passage.span.start + from + trimmed.length,
    },
    paragraph: passage.paragraph + (passage.text.slice(0, from).match(/\n\n/g)?.length ?? 0),
    alsoIn: hit.alsoIn,
    hit,
  };
}

/** First and last sentence of a quote, both included. */
type Stretch = { readonly first: number; readonly last: number };

const QUESTION = /[?？؟]["'”’»)\]]*\s*$/u;

/** What an interview or a list of questions asks is answered by the sentence behind it, which gets its score. */
function answerScores({ passage: { text, sentences }, sentenceScores }: Hit): number[] {
  const scores = [...sentenceScores];
  sentences.forEach(({ start, end }, i) => {
    const next = sentences[i + 1];
    if (next === undefined || next.heading || !QUESTION.test(text.slice(start, end))) return;
    scores[i + 1] = Math.max(scores[i]!, scores[i + 1]!);
    scores[i] = 0;
  });
  return scores;
}

function bestSentence(passage: Passage, scores: readonly number[]): number {
  const value = (i: number) => (passage.sentences[i]!.heading ? 0 : 1) + scores[i]!;
  return passage.sentences.reduce((best, _, i) => (value(i) > value(best) ? i : best), 0);
}

function around(best: number, passage: Passage, scores: readonly number[]): Stretch {
  const { sentences } = passage;
  const words = (i: number) =>
    passage.text.slice(sentences[i]!.start, sentences[i]!.end).split(/\s+/u).length;
  let [first, last] = [best, best];
  let count = words(best);
  for (;;) {
    const neighbours = [first - 1, last + 1]
      .filter((i) => i >= 0 && i < sentences.length && count + words(i) <= QUOTE_WORDS)
      .sort((a, b) => scores[b]! - scores[a]! || b - a);
    const [next] = neighbours;
    if (next === undefined) break;
    first = Math.min(first, next);
    last = Math.max(last, next);
    count += words(next);
  }
  while (first < best && sentences[first]!.heading) first++;
  while (last > best && sentences[last]!.heading) last--;
  return { first, last };
}

/** The sentence that answers, and a second one that is nearly as good; best first. */
function highlightsOf(
  passage: Passage,
  scores: readonly number[],
  { first, last }: Stretch,
): Sentence[] {
  const candidates = passage.sentences
    .slice(first, last + 1)
    .map((sentence, i) => ({ sentence, score: scores[first + i]! }))
    .filter(({ sentence, score }) => score > 0 && (!sentence.heading || first === last))
    .sort((a, b) => b.score - a.score);
  const bar = HIGHLIGHT_SHARE * (candidates[0]?.score ?? 0);
  const worthy = candidates.filter(({ score }) => score >= bar).slice(0, 2);
  return worthy.map(({ sentence }) => sentence);
}

/** A sentence's span moved into the quote, without the white space around it. */
function within({ start, end }: Span, from: number, quote: string): Span {
  const at = Math.max(0, start - from);
  const sentence = quote.slice(at, end - from);
  const lead = sentence.length - sentence.trimStart().length;
  return { start: at + lead, end: at + lead + sentence.trim().length };
}
