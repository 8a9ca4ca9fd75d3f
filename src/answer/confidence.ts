import type { CloseReader, Hit } from "../glossary/domain.ts";
import { type WeightsOf, weightedSum } from "../glossary/evidence.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { verdictWeightsFor } from "./verdict-weights-for.ts";

/** A logistic regression over evidence. */
export type Logistic = {
  readonly bias: number;
  readonly weights: WeightsOf<Evidence>;
};

/**
 * Factor on the probability that the articles are about the question when nothing shows that the quote answers it.
 */
const LEAST = 0.5;

/** When something of the question is missing, the confidence stays this far below `answered`. */
const DOUBT = 0.01;

/**
 * From here on `unsure`; below it `not-found`. Low, because a paraphrased question finds little evidence, and showing the
 * closest passages as such does less harm than hiding an article that has the answer. See docs/quality.md.
 */
const UNSURE_FROM = 0.002;

/** Highest confidence when next to nothing of the question is matched: the articles are about something else. */
const MOST_UNMET = UNSURE_FROM / 2;

/** Below this share, weighted by rarity, next to nothing is matched; 95 % of paraphrased news questions reach .31 or more. */
const LEAST_MET = 0.25;

/** Least share of the question, weighted by rarity, that an answer must match. */
const ENOUGH = 0.5;

/**
 * Below this relevance a reranker rules `answered` out. Set by hand, and low: rerankers are trained to order passages,
 * and the range of their scores differs from model to model.
 */
const LEAST_RELEVANCE = 0.1;

/**
 * Confidence, 0..1, that the first quote answers the question; 0 without hits. Two regressions, one for
 * whether the articles are about it and one for whether the quote answers it; fitted by `npm run fit`, see
 * docs/quality.md.
 *
 * @param hits near-duplicates collapsed, best first
 */
export function confidenceOf(hits: readonly Hit[], reader: CloseReader): number {
  const [first, ...others] = hits;
  if (first === undefined) return 0;
  const evidence = evidenceOf([first, ...others], reader);
  const { about, answers, answeredFrom } = verdictWeightsFor(reader);
  const confidence = combined(chanceOf(evidence, about), chanceOf(evidence, answers));
  if (evidence.likeness < LEAST_MET) return Math.min(MOST_UNMET, confidence);
  const isIrrelevant = (first.relevance ?? 1) < LEAST_RELEVANCE;
  return isIrrelevant || isDoubtful(evidence)
    ? Math.min(answeredFrom - DOUBT, confidence)
    : confidence;
}

/** @param about probability that the articles are about it @param answers probability that the quote answers it */
export function combined(about: number, answers: number): number {
  return about * (LEAST + (1 - LEAST) * answers);
}

export function chanceOf(evidence: Evidence, { bias, weights }: Logistic): number {
  return 1 / (1 + Math.exp(-bias - weightedSum(evidence, weights)));
}

/**
 * True when the article lacks a name or number of the question, or the passage lacks half of its words: a question about
 * another year or person is another question, however similar the rest is. Also true of a question too short to be
 * about anything.
 */
export function isDoubtful({ names, likeness, detail }: Evidence): boolean {
  return names < 1 || likeness < ENOUGH || detail === 0;
}

export function verdictOf(
  confidence: number,
  reader: Pick<CloseReader, "byMeaning">,
): "answered" | "unsure" | "not-found" {
  if (confidence >= verdictWeightsFor(reader).answeredFrom) return "answered";
  return confidence >= UNSURE_FROM ? "unsure" : "not-found";
}
