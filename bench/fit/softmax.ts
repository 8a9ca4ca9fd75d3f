/** One question: its candidates' evidence and which of them are right. */
export type Choice = {
  /** Candidates x features. */
  readonly candidates: readonly (readonly number[])[];
  /** For each candidate; at least one is true. */
  readonly right: readonly boolean[];
  /** How much the question counts. */
  readonly weight: number;
};

const STEPS = 400;
const RATE = 0.05;
/** Holds the weights back a little, so that features that say the same share the weight. */
const SHRINK = 0.001;

/**
 * Weights, none negative, under which a softmax over each question's candidates gives the right ones the
 * most probability: projected gradient descent with Adam (Kingma and Ba 2015). Nothing is drawn at
 * random: the same choices give the same weights to the last digit.
 */
export function fitSoftmax(choices: readonly Choice[], features: number): number[] {
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
      weights[f] = Math.max(0, weights[f]! - (RATE * mean[f]!) / (1 - 0.9 ** step) / size);
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
