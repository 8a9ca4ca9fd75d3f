import type { Passage, Span } from "../../glossary/domain.ts";
import type { Features, SentenceEvidence } from "../../glossary/evidence.ts";
import type { Candidate } from "../candidates.ts";
import type { AskedWords } from "../question/asked-words.ts";
import type { Query } from "../question/query.ts";
import { bestOf, type Likeness, weigh, worstOf } from "./likeness.ts";
import type { PassageMatch } from "./passage-match.ts";
import { AROUND } from "./sentence-evidence.ts";

/** A question with this many words has half of the greatest `detail`. */
const SOME_WORDS = 5;

/** Scales sentence scores to the size of other evidence. */
const SCORE_SCALE = 10;

type ByMeaning = Pick<
  Features,
  "meaning" | "meaningOfText" | "meaningOfSentence" | "meaningOfWindow" | "likeness" | "worst"
>;

/** What was found when reading a candidate. */
export type FoundInReading = {
  readonly candidate: Candidate;
  readonly match: PassageMatch;
  readonly likeness: Likeness;
  readonly ofArticle: ArticleEvidence;
  /** The shares of the question's names and periods and of its outlets, dates and phrases that it has. */
  readonly names: number;
  readonly cues: number;
  readonly sentences: readonly SentenceEvidence[];
  readonly sentenceScores: readonly number[];
};

/** All evidence. Built field by field, because spreading objects takes far longer, and this runs forty times per question. */
export function featuresOf(
  query: Query,
  asked: AskedWords,
  { candidate, match, likeness, ofArticle, names, cues, sentences, sentenceScores }: FoundInReading,
): Features {
  const { nearness, cosineStretched, bm25Stretched } = candidate;
  const { coverage, missing, pairs } = match;
  // Without vectors to compare, BM25 takes the place of the cosine.
  const alike = likeness.byMeaning ? cosineStretched : bm25Stretched;
  const best = ofBestSentence(sentences, sentenceScores, asked.isQuestion);
  const meant = byMeaning(asked, likeness);
  return {
    nearness: likeness.byMeaning ? nearness : coverage,
    cosineStretched: alike,
    cosineAsked: asked.isQuestion ? alike : 0,
    coverage,
    missing,
    pairs,
    names,
    meaning: meant.meaning,
    meaningOfText: meant.meaningOfText,
    meaningOfSentence: meant.meaningOfSentence,
    meaningOfWindow: meant.meaningOfWindow,
    likeness: meant.likeness,
    worst: meant.worst,
    sentence: best.sentence,
    answerType: best.answerType,
    bestSentence: best.bestSentence,
    detail: detailOf(query),
    bm25OfArticle: ofArticle.bm25OfArticle,
    proximityOfArticle: ofArticle.proximityOfArticle,
    support: ofArticle.support,
    cues,
  };
}

/** The evidence that a passage gets from the sentence that most likely answers. */
export function ofBestSentence(
  evidence: readonly SentenceEvidence[],
  scores: readonly number[],
  isQuestion: boolean,
): Pick<Features, "sentence" | "answerType" | "bestSentence"> {
  const best = scores.indexOf(Math.max(...scores));
  const { coverage, showsKind } = evidence[best]!;
  const bestSentence = isQuestion ? scores[best]! / SCORE_SCALE : 0;
  return { sentence: coverage, answerType: showsKind, bestSentence };
}

function byMeaning(asked: AskedWords, likeness: Likeness): ByMeaning {
  const { groups, meaning, bestMeaning, bestEither } = likeness;
  const { weights } = asked;
  let [bestSentence, bestWindow] = [0, 0];
  for (let group = 1; group < groups; group++) {
    let [sentence, window] = [0, 0];
    for (let word = 0; word < weights.length; word++) {
      const cell = word * groups + group;
      const here = Math.max(meaning[cell]!, AROUND * bestMeaning[word]!);
      const before = group > 1 ? meaning[cell - 1]! : 0;
      sentence += weights[word]! * here;
      window += weights[word]! * Math.max(here, before);
    }
    bestSentence = Math.max(bestSentence, sentence);
    bestWindow = Math.max(bestWindow, window);
  }
  return {
    meaning: weigh(asked, bestMeaning),
    meaningOfText: weigh(asked, bestOf(meaning, groups, 1)),
    meaningOfSentence: bestSentence,
    meaningOfWindow: bestWindow,
    likeness: weigh(asked, bestEither),
    worst: worstOf(asked, bestEither),
  };
}

/** 0 for a question with a single plain word, such as "is this true?". */
function detailOf({ words, names }: Query): number {
  const telling = words.filter((word) => !word.stop).length;
  if (telling < 2 && names.length === 0) return 0;
  return words.length / (words.length + SOME_WORDS);
}

/** The evidence for an article from all of its candidates. */
export type ArticleEvidence = Pick<Features, "bm25OfArticle" | "proximityOfArticle" | "support">;

/** A candidate with its passage, and how that matches. */
export type MatchedCandidate = {
  readonly candidate: Candidate;
  readonly passage: Passage;
  readonly match: PassageMatch;
};

/**
 * The evidence for each candidate's article, in the same order. An article that is about the question shows that in its best passage,
 * and in more than one.
 */
export function articleEvidence(candidates: readonly MatchedCandidate[]): ArticleEvidence[] {
  const bm25 = ({ candidate }: MatchedCandidate) => candidate.bm25Stretched;
  const byArticle = new Map<string, MatchedCandidate[]>();
  for (const one of candidates) {
    const ofArticle = byArticle.get(one.passage.articleId);
    if (ofArticle) ofArticle.push(one);
    else byArticle.set(one.passage.articleId, [one]);
  }
  return candidates.map(({ passage }) => {
    const ofArticle = byArticle.get(passage.articleId)!;
    const elsewhere = ofArticle.filter((other) => standsApart(other.passage.span, passage.span));
    return {
      bm25OfArticle: Math.max(...ofArticle.map(bm25)),
      proximityOfArticle: Math.max(...ofArticle.map(({ match }) => match.proximity)),
      support: Math.max(0, ...elsewhere.map(bm25)),
    };
  });
}

function standsApart(a: Span, b: Span): boolean {
  return a.end <= b.start || a.start >= b.end;
}
