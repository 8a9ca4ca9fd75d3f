import type { Features, Hit } from "../domain.ts";
import { orderCopies } from "./duplicates.ts";
import { WEIGHTS as FITTED } from "./weights.ts";

/** Features that are not named count nothing. */
export type Weights = { readonly [feature in keyof Features]?: number };

/**
 * A linear model, so that every rank can be explained. The weights are fitted by `npm run fit`; that of
 * the cues is set by hand: who names an outlet or a date means it.
 */
export const WEIGHTS: Weights = { ...FITTED, cues: 0.25 };

/** The weighted features, 0..1. */
export function scoreFeatures(features: Features, weights: Weights = WEIGHTS): number {
  let sum = 0;
  for (const [feature, weight] of Object.entries(weights)) {
    sum += weight * features[feature as keyof Features];
  }
  return Math.min(1, Math.max(0, sum));
}

/** A hit before its score is known. */
export type Unranked = Omit<Hit, "score" | "featureScore">;

/** Hits by score, best first; equal scores and copies of one text in the order of the library. */
export function rankHits(hits: readonly Unranked[], weights: Weights = WEIGHTS): Hit[] {
  const scored = hits.map((hit) => {
    const score = scoreFeatures(hit.features, weights);
    return { ...hit, score, featureScore: score };
  });
  return orderCopies(scored.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id));
}
