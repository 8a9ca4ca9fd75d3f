import type { ArticleInfo, CloseReader, Hit } from "../glossary/domain.ts";
import type { Candidate } from "./candidates.ts";
import { shinglesOf } from "./duplicates.ts";
import type { AskedWords } from "./question/asked-words.ts";
import { matchCues, withPeriods } from "./question/cues.ts";
import type { Query } from "./question/query.ts";
import { rankHits, scoreFeatures, type Weights, weightsFor } from "./rank.ts";
import { rankingWeightsFor } from "./ranking-weights-for.ts";
import {
  matchedWords,
  type ReadPassage,
  readSentence,
  wordMeetings,
} from "./reading/close-reading.ts";
import { type ArticleEvidence, articleEvidence, featuresOf } from "./reading/features.ts";
import type { PassageInContext } from "./reading/in-context.ts";
import { likenessOf } from "./reading/likeness.ts";
import { matchPassage } from "./reading/passage-match.ts";
import {
  type MatchedPassage,
  sentenceEvidence,
  sentenceScore,
} from "./reading/sentence-evidence.ts";

/** A question prepared for both comparisons: by its words, and by their meaning. */
export type Asked = { readonly query: Query; readonly asked: AskedWords };

/** What comparing words by meaning needs. */
export type Meaning = {
  /** See `WordSpace`. */
  readonly chance: number;
  /** False for an article in a language that the model does not know. */
  readonly knows: (article: ArticleInfo) => boolean;
};

/**
 * Reads candidates word by word.
 *
 * @param contexts of the candidates, in their order
 * @returns the candidates ranked by what was found, and a reader that looks at them again for the verdict
 */
export function readClosely(
  { query, asked }: Asked,
  candidates: readonly Candidate[],
  contexts: readonly PassageInContext[],
  { chance, knows }: Meaning,
): { readonly ranked: Hit[]; readonly reader: CloseReader } {
  const matches = contexts.map((context) => matchPassage(query, context));
  const ofArticles = articleEvidence(
    candidates.map((candidate, i) => {
      return { candidate, passage: contexts[i]!.passage, match: matches[i]! };
    }),
  );
  const read = candidates.map((candidate, i): ReadCandidate => {
    const context = contexts[i]!;
    const likeness = likenessOf(asked, context, chance, knows(context.article));
    return { candidate, context, likeness, match: matches[i]!, ofArticle: ofArticles[i]! };
  });
  const weights = weightsFor(asked);
  return {
    ranked: rankHits(read.map((one) => hitOf({ query, asked }, one, weights))),
    reader: closeReader({ query, asked }, read),
  };
}

/** A candidate with everything that was found by reading it. */
type ReadCandidate = MatchedPassage & {
  readonly candidate: Candidate;
  readonly ofArticle: ArticleEvidence;
};

function closeReader({ query, asked }: Asked, read: readonly ReadPassage[]): CloseReader {
  const byId = new Map(read.map((one) => [one.context.passage.id, one]));
  const readingOf = ({ passage }: Hit) => byId.get(passage.id)!;
  return {
    readSentence: (hit, sentence) => readSentence(query, asked, readingOf(hit), sentence),
    byMeaning: asked.byMeaning,
    matchedWords: (hit) => matchedWords(asked, readingOf(hit).likeness),
    meetings: (hit) => wordMeetings(asked, readingOf(hit).likeness),
    knowsKind: query.asksFor !== null,
  };
}

function hitOf({ query, asked }: Asked, read: ReadCandidate, weights: Weights): Hit {
  const { candidate, context, likeness, match, ofArticle } = read;
  const { passage, words, article } = context;
  const sentences = sentenceEvidence(asked, query.asksFor, read);
  const { sentences: forSentences } = rankingWeightsFor(asked);
  const sentenceScores = sentences.map((evidence) => sentenceScore(evidence, forSentences));
  const cues = matchCues(query.cues, article, words.stems);
  const features = featuresOf(query, asked, {
    candidate,
    match,
    likeness,
    ofArticle,
    names: withPeriods(match.names, query, article),
    cues: cues.share,
    sentences,
    sentenceScores,
  });
  const score = scoreFeatures(features, weights);
  return {
    passage,
    article,
    score,
    featureScore: score,
    cosine: candidate.cosine,
    bm25: candidate.bm25,
    rank: candidate.rank,
    features,
    sentences,
    sentenceScores,
    shingles: shinglesOf(words.stems),
    reasons: cues.reasons,
    alsoIn: [],
    variants: [],
  };
}
