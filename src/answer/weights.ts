// Written by `npm run fit`, from half of the questions of these:
// - news-chat
// - squad-v2.0-dev
// - squad-absent

/** A score of the ranking times this is the logit of a passage among those of its question. */
export const LOGIT_SCALE = 22.9;

/** Whether the articles are about the question. */
export const ABOUT = {
  bias: -4.35,
  weights: {
    cosine: 5.501,
    firstChance: 2.629,
    spelled: 4.052,
    leadingCoverage: 2.795,
    pairs: 2.013,
    coverageLead: 1.435,
    names: 0.938,
    rival: -2.233,
    length: -1.051,
  },
} as const;

/** Whether the quote answers it. */
export const ANSWERS = {
  bias: 1.391,
  weights: {
    scoreLead: 11.46,
    fresh: 4.421,
    worst: 0.534,
    spelledTogether: 1.124,
    length: -2.384,
    elsewhere: -11.763,
    lacksCandidate: -3.384,
    lacksNumber: -3.161,
    lacksKind: -2.097,
    lacksDoer: -1.441,
    lacksQualifier: -0.936,
  },
} as const;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.684;
