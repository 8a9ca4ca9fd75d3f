// Written by `npm run fit`, from half of the questions of these:
// - news-chat
// - squad-v2.0-dev
// - squad-absent

export const SPELLED_VERDICT_WEIGHTS = {
  /** A score of the ranking times this is the logit of a passage among those of its question. */
  logitScale: 18.8,
  /** Whether the articles are about the question. */
  about: {
    bias: -5.043,
    weights: {
      nearness: 0.093,
      firstChance: 2.159,
      spelled: 7.33,
      leadingCoverage: 2.34,
      pairs: 1.697,
      coverageLead: 1.662,
      names: 1.261,
      rival: -1.06,
      length: -0.873,
    },
  },
  /** Whether the quote answers it. */
  answers: {
    bias: 1.335,
    weights: {
      scoreLead: 10.21,
      fresh: 0,
      worst: 2.869,
      spelledTogether: 1.844,
      length: -1.597,
      elsewhere: -7.446,
      lacksCandidate: -2.921,
      lacksNumber: -2.249,
      lacksKind: -3.592,
      lacksDoer: -2.128,
      lacksQualifier: -2.272,
    },
  },
  /** At and above: `answered`. */
  answeredFrom: 0.609,
} as const;
