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
  coverage: 0.169,
  proximity: 0.157,
  sentence: 0.089,
  pairs: 0.064,
  names: 0.087,
  answerType: 0.082,
  support: 0.031,
} as const;
