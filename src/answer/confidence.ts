import type { Features, Hit } from "../domain.ts";

/**
 * Logistic regression over the evidence for the first hit. First fitted by hand; the quality issue
 * fits it on collections with absent answers.
 */
const BIAS = -5.5;
const WEIGHTS: Partial<Record<keyof Features, number>> = {
  coverage: 4,
  bm25Share: 3,
  cosine: 3,
  sentence: 1.5,
  names: 0.5,
};

/** At and above: `answered`. */
const ANSWERED_FROM = 0.7;
/** At and above: `unsure`; below it the articles do not know. */
const UNSURE_FROM = 0.25;

/** Estimated probability, 0..1, that the first hit answers the question; 0 without hits. */
export function confidenceOf(hits: readonly Hit[]): number {
  const [first] = hits;
  if (!first) return 0;
  let logit = BIAS;
  for (const [feature, weight] of Object.entries(WEIGHTS)) {
    logit += weight * first.features[feature as keyof Features];
  }
  return 1 / (1 + Math.exp(-logit));
}

export function verdictOf(confidence: number): "answered" | "unsure" | "not-found" {
  if (confidence >= ANSWERED_FROM) return "answered";
  return confidence >= UNSURE_FROM ? "unsure" : "not-found";
}
