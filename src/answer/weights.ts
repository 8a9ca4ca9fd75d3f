// Written by `npm run fit`, from every second question of these:
// - squad-absent

/** What the evidence adds to the logit of the confidence. */
export const WEIGHTS = {
  cosine: 2.76,
  coverage: 5.76,
  missing: 2.37,
  sentence: 2.54,
  names: 1.74,
  pairs: 1.23,
  detail: 4.37,
  margin: 12.8,
} as const;

export const BIAS = -13.3;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.71;
