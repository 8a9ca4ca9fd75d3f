// Written by `npm run fit`.
import type { Features } from "../domain.ts";

/** Weight of each side of the evidence in the ranking; they sum to 1. */
export const WEIGHTS = {
  cosineStretched: 0.148,
  bm25Stretched: 0.174,
  coverage: 0.18,
  proximity: 0.159,
  sentence: 0.078,
  pairs: 0.066,
  names: 0.084,
  answerType: 0.077,
  support: 0.034,
} as const satisfies Partial<Features>;
