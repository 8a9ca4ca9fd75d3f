/** One answer: what spoke for it, and whether it was right. */
export type Outcome = {
  readonly evidence: readonly number[];
  readonly right: boolean;
  /** Never called `answered`, however much speaks for it. */
  readonly doubtful: boolean;
};

export type Logistic = { readonly bias: number; readonly weights: readonly number[] };

const STEPS = 30;
/** Holds the weights back a little, so that the matrix can always be inverted. */
const SHRINK = 0.02;

/** Logistic regression by Newton's method (iteratively reweighted least squares). */
export function fitLogistic(outcomes: readonly Outcome[], features: number): Logistic {
  let all = new Array<number>(features + 1).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const slopes = all.map((weight, i) => (i === 0 ? 0 : SHRINK * weight));
    const curvature = all.map((_, i) => all.map((_, j) => (i === j ? SHRINK : 0)));
    for (const { evidence, right } of outcomes) {
      const inputs = [1, ...evidence];
      const chance = chanceOf(inputs, all);
      const error = chance - (right ? 1 : 0);
      const certainty = chance * (1 - chance);
      inputs.forEach((a, i) => {
        slopes[i]! += error * a;
        inputs.forEach((b, j) => {
          curvature[i]![j]! += certainty * a * b;
        });
      });
    }
    const change = solve(curvature, slopes);
    all = all.map((weight, i) => weight - change[i]!);
  }
  const [bias, ...weights] = all as [number, ...number[]];
  return { bias, weights };
}

/**
 * Mean confidence of what is called `answered`: a margin over the 92 % right that are promised, since the
 * confidence is a little too high for questions that it was not fitted on.
 */
const SURE = 0.943;

/**
 * The lowest confidence from which on the mean confidence is SURE. It is steadier than the share that was
 * right, which jumps with every single answer, and says the same where the confidence is calibrated.
 */
export function answeredFrom(outcomes: readonly Outcome[], fit: Logistic): number {
  const all = [fit.bias, ...fit.weights];
  const surest = outcomes
    .filter(({ doubtful }) => !doubtful)
    .map(({ evidence }) => chanceOf([1, ...evidence], all))
    .sort((a, b) => b - a);
  let [from, sum] = [1, 0];
  for (const [before, chance] of surest.entries()) {
    sum += chance;
    if (sum / (before + 1) >= SURE) from = chance;
  }
  return from;
}

function chanceOf(inputs: readonly number[], weights: readonly number[]): number {
  const logit = inputs.reduce((sum, input, i) => sum + input * weights[i]!, 0);
  return 1 / (1 + Math.exp(-logit));
}

/** x with matrix x = target, by elimination; the matrix is symmetric and positive definite. */
function solve(matrix: readonly (readonly number[])[], target: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, target[i]!]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    const pivot = rows[at]!;
    for (const row of rows.slice(at + 1)) {
      const factor = row[at]! / pivot[at]!;
      for (let j = at; j <= size; j++) row[j]! -= factor * pivot[j]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const row = rows[at]!;
    const known = solution.reduce((sum, x, j) => (j > at ? sum + row[j]! * x : sum), 0);
    solution[at] = (row[size]! - known) / row[at]!;
  }
  return solution;
}
