// Written by `npm run fit`, from every second question of these:
// - cranfield
// - quail-news-dev
// - squad-absent
// - trecqa-news-sentences
// - wice-claim-article

/** Weight of each side of the evidence in the ranking; they sum to 1. */
export const WEIGHTS = {
  cosineStretched: 0.148,
  bm25Stretched: 0.173,
  coverage: 0.168,
  proximity: 0.156,
  sentence: 0.093,
  pairs: 0.064,
  names: 0.088,
  answerType: 0.079,
  support: 0.031,
} as const;
