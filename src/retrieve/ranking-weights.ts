// Written by `npm run fit`, from half of the questions of these:
// - news-chat
// - squad-v2.0-dev
// - squad-absent
// - trecqa-news-sentences
// - quail-news-dev
// - cranfield
// - wice-claim-article

export const RANKING_WEIGHTS = {
  /** What each evidence adds to the logit of a sentence to be the one that answers. */
  sentences: {
    match: 0.799,
    beyondHeading: 3.378,
    window: 2.387,
    gist: 4.627,
    asking: 1.729,
    worst: 1.103,
    showsKind: 1.667,
    focus: 0.794,
    counted: 1.448,
    isQuestion: -1.477,
    isHeading: -0.785,
  },
  /** Weight of each side of the evidence in the ranking; they sum to 1. */
  ranking: {
    cosineStretched: 0.0629,
    cosineAsked: 0.07,
    bm25OfArticle: 0.0725,
    coverage: 0.0323,
    proximityOfArticle: 0.059,
    pairs: 0.0296,
    names: 0.1226,
    answerType: 0.0291,
    support: 0.0281,
    meaning: 0.0674,
    meaningOfText: 0.0279,
    meaningOfSentence: 0.0584,
    meaningOfWindow: 0.0683,
    likeness: 0.0914,
    bestSentence: 0.1803,
  },
} as const;
