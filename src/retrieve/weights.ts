// Written by `npm run fit`, from half of the questions of these:
// - news-chat
// - squad-v2.0-dev
// - squad-absent
// - trecqa-news-sentences
// - quail-news-dev
// - cranfield
// - wice-claim-article

/** What each evidence adds to the logit of a sentence to be the one that answers. */
export const SENTENCE_WEIGHTS = {
  match: 0.8,
  beyondHeading: 3.379,
  window: 2.387,
  gist: 4.614,
  asking: 1.73,
  worst: 1.104,
  showsKind: 1.667,
  focus: 0.794,
  counted: 1.448,
  isQuestion: -1.477,
  isHeading: -0.785,
} as const;

/** Weight of each side of the evidence in the ranking; they sum to 1. */
export const WEIGHTS = {
  cosineStretched: 0.0629,
  cosineAsked: 0.0703,
  bm25OfArticle: 0.0724,
  coverage: 0.0324,
  proximityOfArticle: 0.0591,
  pairs: 0.0295,
  names: 0.1225,
  answerType: 0.0291,
  support: 0.0281,
  meaning: 0.0676,
  meaningOfText: 0.028,
  meaningOfSentence: 0.0585,
  meaningOfWindow: 0.0684,
  likeness: 0.0912,
  bestSentence: 0.18,
} as const;
