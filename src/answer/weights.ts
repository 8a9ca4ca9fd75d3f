// Written by `npm run fit`, from every second question of these:
// - squad-absent

/** What the evidence adds to the logit of the confidence. */
export const WEIGHTS = {
  cosine: 2.49,
  coverage: 3.95,
  missing: 1.32,
  sentence: 2.78,
  names: 2.57,
  pairs: 0.69,
  detail: 2.97,
  margin: 8.76,
} as const;

export const BIAS = -11.29;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.7;
