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
  cosineStretched: 0.0701,
  cosineAsked: 0.064,
  bm25Stretched: 0.0345,
  coverage: 0.0345,
  proximity: 0.0634,
  pairs: 0.0285,
  names: 0.1312,
  answerType: 0.0329,
  support: 0.0494,
  meaning: 0.0778,
  meaningOfText: 0.0206,
  meaningOfSentence: 0.0602,
  meaningOfWindow: 0.0708,
  likeness: 0.0979,
  bestSentence: 0.1643,
} as const;
