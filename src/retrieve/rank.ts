import type { Features } from "../domain.ts";

/**
 * Weight of each side of the evidence in the ranking, before the sum is squeezed to 0..1.
 *
 * A linear model, so that every rank can be explained.
 */
const WEIGHTS: { readonly [feature in keyof Features]: number } = {
  cosine: 0,
  cosineStretched: 0.35,
  bm25Share: 0,
  bm25Stretched: 0.4,
  coverage: 0.35,
  proximity: 0.3,
  sentence: 0.35,
  pairs: 0.25,
  names: 0.1,
  answerType: 0.1,
  cues: 0.5,
};

const MOST = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);

/** What the ranking sorts by, 0..1. */
export function rankingScore(features: Features): number {
  let sum = 0;
  for (const [feature, weight] of Object.entries(WEIGHTS)) {
    sum += weight * features[feature as keyof Features];
  }
  return Math.min(1, Math.max(0, sum / MOST));
}
