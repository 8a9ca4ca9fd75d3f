// Written by `npm run fit`, from half of the questions of these:
// - news-chat
// - squad-v2.0-dev
// - squad-absent

export const VERDICT_WEIGHTS = {
  /** A score of the ranking times this is the logit of a passage among those of its question. */
  logitScale: 22.8,
  /** Whether the articles are about the question. */
  about: {
    bias: -4.475,
    weights: {
      nearness: 2.986,
      firstChance: 2.41,
      spelled: 3.979,
      leadingCoverage: 2.762,
      pairs: 2.042,
      coverageLead: 1.33,
      names: 1.13,
      rival: -1.904,
      length: -0.974,
    },
  },
  /** Whether the quote answers it. */
  answers: {
    bias: 1.418,
    weights: {
      scoreLead: 9.48,
      fresh: 4.09,
      worst: 0.852,
      spelledTogether: 1.522,
      length: -2.453,
      elsewhere: -14.303,
      lacksCandidate: -3.403,
      lacksNumber: -3.368,
      lacksKind: -2.335,
      lacksDoer: -1.573,
      lacksQualifier: -0.382,
    },
  },
  /** At and above: `answered`. */
  answeredFrom: 0.68,
} as const;
