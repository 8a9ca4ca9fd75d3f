// Written by `npm run fit`, from half of the questions of these:
// - news-chat
// - squad-v2.0-dev
// - squad-absent

export const WEIGHTS = {
  /** A score of the ranking times this is the logit of a passage among those of its question. */
  logitScale: 22.9,
  /** Whether the articles are about the question. */
  about: {
    bias: -4.749,
    weights: {
      cosine: 5.407,
      firstChance: 2.4,
      spelled: 3.971,
      leadingCoverage: 2.766,
      pairs: 2.035,
      coverageLead: 1.334,
      names: 1.126,
      rival: -1.902,
      length: -0.976,
    },
  },
  /** Whether the quote answers it. */
  answers: {
    bias: 1.408,
    weights: {
      scoreLead: 9.473,
      fresh: 4.083,
      worst: 0.854,
      spelledTogether: 1.516,
      length: -2.446,
      elsewhere: -14.332,
      lacksCandidate: -3.399,
      lacksNumber: -3.391,
      lacksKind: -2.334,
      lacksDoer: -1.596,
      lacksQualifier: -0.382,
    },
  },
  /** At and above: `answered`. */
  answeredFrom: 0.679,
} as const;
