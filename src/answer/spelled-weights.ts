// Written by `npm run fit`, from half of the questions of these:
// - news-chat
// - squad-v2.0-dev
// - squad-absent

/** A score of the ranking times this is the logit of a passage among those of its question. */
export const LOGIT_SCALE = 18.4;

/** Whether the articles are about the question. */
export const ABOUT = {
  bias: -5.08,
  weights: {
    cosine: 0,
    firstChance: 2.097,
    spelled: 7.357,
    leadingCoverage: 2.073,
    pairs: 1.769,
    coverageLead: 2.051,
    names: 1.418,
    rival: -1.088,
    length: -0.959,
  },
} as const;

/** Whether the quote answers it. */
export const ANSWERS = {
  bias: 2.429,
  weights: {
    scoreLead: 12.138,
    fresh: 0,
    worst: 2.916,
    spelledTogether: 1.272,
    length: -1.813,
    elsewhere: -7.181,
    lacksCandidate: -2.823,
    lacksNumber: -2.08,
    lacksKind: -3.332,
    lacksDoer: -1.999,
    lacksQualifier: -2.179,
  },
} as const;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.639;
