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
  match: 0.378,
  beyondHeading: 3.09,
  window: 2.009,
  gist: 1.213,
  asking: 0,
  worst: 0.799,
  showsKind: 2.708,
  focus: 0.55,
  counted: 1.561,
  isQuestion: -1.701,
  isHeading: -0.845,
} as const;

/** Weight of each side of the evidence in the ranking; they sum to 1. */
export const WEIGHTS = {
  cosineStretched: 0.0606,
  cosineAsked: 0,
  bm25OfArticle: 0.0606,
  coverage: 0.0741,
  proximityOfArticle: 0.1072,
  pairs: 0.0732,
  names: 0.1488,
  answerType: 0.0925,
  support: 0.0631,
  meaning: 0.0504,
  meaningOfText: 0,
  meaningOfSentence: 0.0574,
  meaningOfWindow: 0.0469,
  likeness: 0.0504,
  bestSentence: 0.1148,
} as const;
