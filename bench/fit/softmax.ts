/** What there is to choose from, and what of it is right: passages for a question, or sentences of a passage. */
export type Choice = {
  /** Candidates x features. */
  readonly candidates: readonly (readonly number[])[];
  /** For each candidate; at least one is true. */
  readonly right: readonly boolean[];
  /** How much the choice counts. */
  readonly weight: number;
};

const STEPS = 400;
const RATE = 0.05;
/** Holds the weights back a little, so that features that say the same share the weight. */
const SHRINK = 0.001;

/**
 * Weights under which a softmax over each question's candidates gives the right ones the most probability:
 * projected gradient descent with Adam (Kingma and Ba 2015). Nothing is drawn at random: the same choices give
 * the same weights to the last digit.
 *
 * @param mayBeNegative for each feature; the others' weights are 0 or more
 */
export function fitSoftmax(
  choices: readonly Choice[],
  mayBeNegative: readonly boolean[],
): number[] {
  const features = mayBeNegative.length;
  const weights = new Array<number>(features).fill(1);
  const mean = new Float64Array(features);
  const square = new Float64Array(features);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = gradientOf(choices, weights);
    for (let f = 0; f < features; f++) {
      const slope = gradient[f]! + SHRINK * weights[f]!;
      mean[f] = 0.9 * mean[f]! + 0.1 * slope;
      square[f] = 0.999 * square[f]! + 0.001 * slope * slope;
      const size = Math.sqrt(square[f]! / (1 - 0.999 ** step)) + 1e-8;
      const moved = weights[f]! - (RATE * mean[f]!) / (1 - 0.9 ** step) / size;
      weights[f] = mayBeNegative[f] ? moved : Math.max(0, moved);
    }
  }
  return weights;
}

/** Of the mean loss, - log of the probability that the right candidates get together. */
function gradientOf(choices: readonly Choice[], weights: readonly number[]): Float64Array {
  const gradient = new Float64Array(weights.length);
  let total = 0;
  for (const { candidates, right, weight } of choices) {
    const odds = exponentials(candidates.map((candidate) => dot(candidate, weights)));
    const all = sum(odds);
    const good = sum(odds.filter((_, i) => right[i]));
    total += weight;
    candidates.forEach((candidate, i) => {
      const pull = weight * (odds[i]! / all - (right[i] ? odds[i]! / good : 0));
      for (let f = 0; f < gradient.length; f++) gradient[f]! += pull * candidate[f]!;
    });
  }
  return gradient.map((slope) => slope / total);
}

/** Up to a common factor, which keeps them from overflowing. */
function exponentials(scores: readonly number[]): number[] {
  const best = Math.max(...scores);
  return scores.map((score) => Math.exp(score - best));
}

function dot(a: readonly number[], b: readonly number[]): number {
  let product = 0;
  for (let i = 0; i < a.length; i++) product += a[i]! * b[i]!;
  return product;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
