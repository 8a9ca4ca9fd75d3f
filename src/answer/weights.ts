// Written by `npm run fit`, from half of the questions of these:
// - news-chat
// - squad-v2.0-dev
// - squad-absent

/** A score of the ranking times this is the logit of a passage among those of its question. */
export const LOGIT_SCALE = 22.9;

/** Whether the articles are about the question. */
export const ABOUT = {
  bias: -4.673,
  weights: {
    cosine: 5.413,
    firstChance: 2.475,
    spelled: 4.005,
    leadingCoverage: 2.722,
    pairs: 2.015,
    coverageLead: 1.321,
    names: 1.117,
    rival: -1.935,
    length: -0.982,
  },
} as const;

/** Whether the quote answers it. */
export const ANSWERS = {
  bias: 1.717,
  weights: {
    scoreLead: 9.502,
    fresh: 3.988,
    worst: 0.698,
    spelledTogether: 1.374,
    length: -2.454,
    elsewhere: -15.013,
    lacksCandidate: -3.453,
    lacksNumber: -3.381,
    lacksKind: -2.364,
    lacksDoer: -1.62,
    lacksQualifier: -0.392,
  },
} as const;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.681;
