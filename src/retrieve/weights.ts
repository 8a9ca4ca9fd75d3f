// Written by `npm run fit`, from every second question of these:
// - cranfield
// - quail-news-dev
// - squad-absent
// - trecqa-news-sentences
// - wice-claim-article

/** Weight of each side of the evidence in the ranking; they sum to 1. */
export const WEIGHTS = {
  cosineStretched: 0.148,
  bm25Stretched: 0.172,
  coverage: 0.177,
  proximity: 0.158,
  sentence: 0.083,
  pairs: 0.066,
  names: 0.084,
  answerType: 0.077,
  support: 0.036,
} as const;
