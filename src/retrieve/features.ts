import type { Features, Passage } from "../domain.ts";
import type { Candidate } from "./candidates.ts";
import type { PassageMatch, SentenceMatch } from "./passage-match.ts";
import type { Query } from "./query.ts";

/**
 * What a sentence gains over one that only repeats the question's words, if it has the shape of an answer,
 * has them close together, and has those that the title lacks. Fitted by trying some values of each on the
 * fitted half of squad-absent; see docs/quality.md.
 */
const ANSWER_SHAPE = 0.25;
const PROXIMITY = 0.3;
const BEYOND_TITLE = 0.2;

/** With this many words a question gives half of what it could to go by. */
const SOME_WORDS = 5;

/** All evidence but what the article says elsewhere and what the question names outright. */
export function featuresOf(
  query: Query,
  { cosine, cosineStretched, bm25Stretched }: Candidate,
  { coverage, missing, proximity, pairs, names, sentences }: PassageMatch,
): Omit<Features, "cues" | "support"> {
  const best = sentences.reduce((a, b) => (sentenceScore(b) > sentenceScore(a) ? b : a));
  return {
    cosine,
    cosineStretched,
    bm25Stretched,
    coverage,
    missing,
    proximity,
    sentence: best.coverage,
    pairs,
    names,
    answerType: best.showsAnswer ? 1 : 0,
    detail: detailOf(query),
  };
}

/** How likely a sentence is the one that answers, >= 0. */
export function sentenceScore(sentence: SentenceMatch): number {
  const { coverage, beyondTitle, proximity, showsAnswer } = sentence;
  const shape = showsAnswer ? ANSWER_SHAPE * Math.min(1, 2 * coverage) : 0;
  return coverage + PROXIMITY * proximity + BEYOND_TITLE * beyondTitle + shape;
}

/** 0 for a question that tells nothing but one plain word, as "is this true?". */
function detailOf({ words, names }: Query): number {
  const telling = words.filter((word) => !word.stop).length;
  if (telling < 2 && names.length === 0) return 0;
  return words.length / (words.length + SOME_WORDS);
}

/**
 * For each candidate how well its article matches elsewhere: the best stretched BM25, 0..1, of the
 * article's other candidates that share no text with it; 0 without one. An article that is about the
 * question shows it in more than one passage.
 *
 * @param passages those of the candidates, in the same order
 */
export function supportOf(
  candidates: readonly Candidate[],
  passages: readonly Passage[],
): readonly number[] {
  return passages.map((passage) => {
    const elsewhere = candidates.filter((_, i) => standsElsewhere(passages[i]!, passage));
    return Math.max(0, ...elsewhere.map(({ bm25Stretched }) => bm25Stretched));
  });
}

function standsElsewhere(other: Passage, { articleId, span }: Passage): boolean {
  const apart = other.span.end <= span.start || other.span.start >= span.end;
  return other.articleId === articleId && apart;
}
