import type { Hit } from "../glossary/domain.ts";
import { type Features, type WeightsOf, weightedSum } from "../glossary/evidence.ts";
import { orderCopies } from "./duplicates.ts";
import { rankingWeightsFor } from "./ranking-weights-for.ts";

export type Weights = WeightsOf<Features>;

/** Set by hand: an outlet or date that a question names is meant. */
const CUES = 0.25;

/** A linear model, so that every rank can be explained. The weights are fitted by `npm run fit`. */
export function weightsFor(asked: { readonly byMeaning: boolean }): Weights {
  return { ...rankingWeightsFor(asked).ranking, cues: CUES };
}

/** The weighted features, 0..1. */
export function scoreFeatures(features: Features, weights: Weights): number {
  return Math.min(1, Math.max(0, weightedSum(features, weights)));
}

/** Hits by score, best first; equal scores and copies of one text in the order of the library. */
export function rankHits(hits: readonly Hit[]): Hit[] {
  const sorted = [...hits].sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  return orderCopies(sorted);
}
