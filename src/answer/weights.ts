// Written by `npm run fit`, from every second question of these:
// - squad-absent

/** What the evidence adds to the logit of the confidence. */
export const WEIGHTS = {
  cosine: 2.67,
  coverage: 5.93,
  missing: 2.46,
  sentence: 2.41,
  names: 1.79,
  pairs: 1.07,
  detail: 4.15,
  margin: 13.15,
} as const;

export const BIAS = -13.32;

/** At and above: `answered`. */
export const ANSWERED_FROM = 0.72;
