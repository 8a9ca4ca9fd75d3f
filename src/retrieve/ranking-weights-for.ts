import { RANKING_WEIGHTS } from "./ranking-weights.ts";
import { SPELLED_RANKING_WEIGHTS } from "./spelled-ranking-weights.ts";

/** The weights that were fitted where words meet by meaning, or where they meet by spelling alone. */
export function rankingWeightsFor(asked: { readonly byMeaning: boolean }) {
  return asked.byMeaning ? RANKING_WEIGHTS : SPELLED_RANKING_WEIGHTS;
}
