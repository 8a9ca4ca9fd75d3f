// Written by `npm run fit`, from every second question of these:
// - squad-absent

/** What the evidence adds to the logit of the confidence. */
export const WEIGHTS = {
  cosine: 2.59,
  coverage: 4.05,
  missing: 1.46,
  sentence: 3,
  names: 2.71,
  pairs: 0.43,
  detail: 3.35,
  margin: 8.69,
} as const;

export const BIAS = -11.84;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.67;
