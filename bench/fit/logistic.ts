import type { Logistic } from "#src/answer/confidence.ts";

/** One answer: what spoke for it, and whether it was right. */
export type Outcome = {
  readonly values: readonly number[];
  readonly right: boolean;
  readonly weight: number;
};

/** 1 for evidence that may only speak for an answer, -1 for evidence that may only speak against it. */
export type Sign = 1 | -1;

const STEPS = 3000;
const RATE = 0.02;

/**
 * Logistic regression with signs: projected gradient descent with Adam (Kingma and Ba 2015) over evidence that is
 * brought to mean 0 and deviation 1. The same outcomes give the same weights to the last digit.
 *
 * @param signs of the evidence, by name, in the order of the outcomes' values
 * @param shrink weight of the squares of the weights, where all outcomes weigh 100 together
 */
export function fitLogistic(
  outcomes: readonly Outcome[],
  signs: { readonly [evidence: string]: Sign | undefined },
  shrink: number,
): Logistic {
  const names = Object.keys(signs);
  const total = outcomes.reduce((sum, { weight }) => sum + weight, 0);
  const mean = names.map((_, i) => average(outcomes, total, ({ values }) => values[i]!));
  const deviation = names.map(
    (_, i) =>
      Math.sqrt(average(outcomes, total, ({ values }) => (values[i]! - mean[i]!) ** 2)) || 1,
  );
  const rows = outcomes.map(({ values, right, weight }) => ({
    inputs: [1, ...values.map((value, i) => (value - mean[i]!) / deviation[i]!)],
    right: right ? 1 : 0,
    weight: weight / total,
  }));
  const weights = new Array<number>(names.length + 1).fill(0);
  const moment = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  for (let step = 1; step <= STEPS; step++) {
    const slopes = weights.map((weight, i) => (i === 0 ? 0 : (shrink / 100) * weight));
    for (const { inputs, right, weight } of rows) {
      const logit = inputs.reduce((sum, input, i) => sum + input * weights[i]!, 0);
      const error = weight * (1 / (1 + Math.exp(-logit)) - right);
      for (let i = 0; i < inputs.length; i++) slopes[i]! += error * inputs[i]!;
    }
    for (let i = 0; i < weights.length; i++) {
      moment[i] = 0.9 * moment[i]! + 0.1 * slopes[i]!;
      square[i] = 0.999 * square[i]! + 0.001 * slopes[i]! ** 2;
      const size = Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-8;
      const moved = weights[i]! - (RATE * moment[i]!) / (1 - 0.9 ** step) / size;
      const sign = i === 0 ? null : signs[names[i - 1]!]!;
      weights[i] = sign !== null && moved * sign < 0 ? 0 : moved;
    }
  }
  const scaled = names.map((_, i) => weights[i + 1]! / deviation[i]!);
  const bias = weights[0]! - scaled.reduce((sum, weight, i) => sum + weight * mean[i]!, 0);
  return { bias, weights: Object.fromEntries(names.map((name, i) => [name, scaled[i]!])) };
}

function average(
  outcomes: readonly Outcome[],
  total: number,
  valueIn: (outcome: Outcome) => number,
): number {
  return outcomes.reduce((sum, outcome) => sum + outcome.weight * valueIn(outcome), 0) / total;
}
