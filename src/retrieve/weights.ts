// Written by `npm run fit`, from every second question of these:
// - cranfield
// - quail-news-dev
// - squad-absent
// - trecqa-news-sentences
// - wice-claim-article

/** Weight of each side of the evidence in the ranking; they sum to 1. */
export const WEIGHTS = {
  cosineStretched: 0.147,
  bm25Stretched: 0.18,
  coverage: 0.141,
  proximity: 0.162,
  sentence: 0.081,
  pairs: 0.078,
  names: 0.102,
  answerType: 0.081,
  support: 0.028,
} as const;
