// Written by `npm run fit`, from every second question of these:
// - cranfield
// - quail-news-dev
// - squad-absent
// - trecqa-news-sentences
// - wice-claim-article

/** Weight of each side of the evidence in the ranking; they sum to 1. */
export const WEIGHTS = {
  cosineStretched: 0.144,
  bm25Stretched: 0.178,
  coverage: 0.148,
  proximity: 0.163,
  sentence: 0.085,
  pairs: 0.068,
  names: 0.102,
  answerType: 0.082,
  support: 0.028,
} as const;
