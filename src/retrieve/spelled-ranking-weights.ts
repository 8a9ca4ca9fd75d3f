// Written by `npm run fit`, from half of the questions of these:
// - news-chat
// - squad-v2.0-dev
// - squad-absent
// - trecqa-news-sentences
// - quail-news-dev
// - cranfield
// - wice-claim-article

export const SPELLED_RANKING_WEIGHTS = {
  /** What each evidence adds to the logit of a sentence to be the one that answers. */
  sentences: {
    match: 0.377,
    beyondHeading: 3.092,
    window: 2.012,
    gist: 1.214,
    asking: 0,
    worst: 0.798,
    showsKind: 2.708,
    focus: 0.55,
    counted: 1.561,
    isQuestion: -1.701,
    isHeading: -0.846,
  },
  /** Weight of each side of the evidence in the ranking; they sum to 1. */
  ranking: {
    cosineStretched: 0.0714,
    cosineAsked: 0.0174,
    bm25OfArticle: 0.0501,
    coverage: 0.0672,
    proximityOfArticle: 0.0981,
    pairs: 0.0817,
    names: 0.1427,
    answerType: 0.0865,
    support: 0.0407,
    meaning: 0.0405,
    meaningOfText: 0.0126,
    meaningOfSentence: 0.0669,
    meaningOfWindow: 0.0523,
    likeness: 0.0405,
    bestSentence: 0.1314,
  },
} as const;
