import type { Features } from "../domain.ts";

export type Weights = { readonly [feature in keyof Features]: number };

/**
 * Weight of each side of the evidence in the ranking; they sum to 1 without the cues.
 *
 * A linear model, so that every rank can be explained. Fitted (softmax over the candidates, no
 * negative weights) on every second question of squad-absent and trecqa-news-sentences; see
 * docs/quality.md. The weight of the cues is set by hand: who names an outlet or a date means it.
 */
export const WEIGHTS: Weights = {
  cosine: 0,
  cosineStretched: 0.173,
  bm25Share: 0,
  bm25Stretched: 0.108,
  coverage: 0.213,
  proximity: 0.122,
  sentence: 0.208,
  pairs: 0.054,
  names: 0.033,
  answerType: 0.089,
  cues: 0.25,
};

/** What the ranking sorts by, 0..1. */
export function rankingScore(features: Features, weights: Weights = WEIGHTS): number {
  let sum = 0;
  for (const [feature, weight] of Object.entries(weights)) {
    sum += weight * features[feature as keyof Features];
  }
  return Math.min(1, Math.max(0, sum));
}
