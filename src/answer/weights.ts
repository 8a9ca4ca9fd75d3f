// Written by `npm run fit`, from every second question of these:
// - squad-absent

/** What the evidence adds to the logit of the confidence. */
export const WEIGHTS = {
  cosine: 2.76,
  coverage: 5.8,
  missing: 2.4,
  sentence: 2.56,
  names: 1.74,
  pairs: 1.18,
  detail: 4.37,
  margin: 12.75,
} as const;

export const BIAS = -13.35;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.7;
