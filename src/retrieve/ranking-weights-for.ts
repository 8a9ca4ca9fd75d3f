import { RANKING_WEIGHTS } from "./ranking-weights.ts";
import { SPELLED_RANKING_WEIGHTS } from "./spelled-ranking-weights.ts";

/** The weights fitted with words compared by meaning, or those for spelling alone. */
export function rankingWeightsFor(asked: { readonly byMeaning: boolean }) {
  return asked.byMeaning ? RANKING_WEIGHTS : SPELLED_RANKING_WEIGHTS;
}
