// Written by `npm run fit`, from every second question of these:
// - squad-absent

/** What the evidence adds to the logit of the confidence. */
export const WEIGHTS = {
  cosine: 2.39,
  coverage: 4.51,
  missing: 1.77,
  sentence: 3.1,
  names: 1.69,
  pairs: 0.89,
  detail: 4.02,
  margin: 13.19,
} as const;

export const BIAS = -12.16;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.67;
