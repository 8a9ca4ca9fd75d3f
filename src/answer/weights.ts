// Written by `npm run fit`, from every second question of these:
// - squad-absent

/** What the evidence adds to the logit of the confidence. */
export const WEIGHTS = {
  cosine: 2.58,
  coverage: 3.87,
  missing: 1.27,
  sentence: 2.8,
  names: 2.71,
  pairs: 0.57,
  detail: 3.22,
  margin: 8.94,
} as const;

export const BIAS = -11.48;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.67;
