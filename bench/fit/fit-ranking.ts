import type { Hit } from "#src/glossary/domain.ts";
import type { Features } from "#src/glossary/evidence.ts";
import type { Weights } from "#src/retrieve/rank.ts";
import { ofBestSentence } from "#src/retrieve/reading/features.ts";
import { type SentenceWeights, sentenceScore } from "#src/retrieve/reading/sentence-evidence.ts";
import type { Gathered } from "./gather.ts";
import { sharing } from "./sharing.ts";
import { type Choice, fitSoftmax } from "./softmax.ts";

/** What the ranking weighs. Raw cosine and BM25 are left out: within one question they say the same. */
const FEATURES: readonly (keyof Features)[] = [
  "cosineStretched",
  "cosineAsked",
  "bm25OfArticle",
  "coverage",
  "proximityOfArticle",
  "pairs",
  "names",
  "answerType",
  "support",
  "meaning",
  "meaningOfText",
  "meaningOfSentence",
  "meaningOfWindow",
  "likeness",
  "bestSentence",
];

/** The hits as they would have been found with these weights of the evidence for sentences. */
export function withSentenceWeights(
  gathered: readonly Gathered[],
  weights: SentenceWeights,
): Gathered[] {
  const rescored = (hit: Hit, isQuestion: boolean): Hit => {
    const sentenceScores = hit.sentences.map((evidence) => sentenceScore(evidence, weights));
    const features = {
      ...hit.features,
      ...ofBestSentence(hit.sentences, sentenceScores, isQuestion),
    };
    return { ...hit, features, sentenceScores };
  };
  return gathered.map((question) => ({
    ...question,
    hits: question.hits.map((found) => ({
      ...found,
      hit: rescored(found.hit, question.isQuestion),
    })),
  }));
}

/** The weights, and their sum before they were scaled to sum to 1. */
export type FittedRanking = { readonly weights: Weights; readonly scale: number };

/** Weights that put right passages first. */
export function fitRanking(gathered: readonly Gathered[]): FittedRanking {
  const choices = sharing(gathered, "ranking", ({ hits }): Omit<Choice, "weight">[] => {
    const right = hits.map(({ isRight }) => isRight);
    if (!right.includes(true) || !right.includes(false)) return [];
    const candidates = hits.map(({ hit }) => FEATURES.map((feature) => hit.features[feature]));
    return [{ candidates, right }];
  });
  const fitted = fitSoftmax(
    choices,
    FEATURES.map(() => false),
  );
  const scale = fitted.reduce((sum, weight) => sum + weight, 0);
  const share = (weight: number) => Number((weight / scale).toFixed(4));
  const weights = Object.fromEntries(FEATURES.map((name, i) => [name, share(fitted[i]!)]));
  return { weights, scale: Number(scale.toFixed(1)) };
}
