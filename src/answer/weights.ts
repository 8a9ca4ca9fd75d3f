// Written by `npm run fit`, from every second question of these:
// - squad-absent

/** What the evidence adds to the logit of the confidence. */
export const WEIGHTS = {
  cosine: 2.51,
  coverage: 3.96,
  missing: 1.33,
  sentence: 2.79,
  names: 2.58,
  pairs: 0.69,
  detail: 2.97,
  margin: 8.83,
} as const;

export const BIAS = -11.32;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.7;
