/** The fitted weights as source files, formatted as the project's formatter would. */
import type { Weights } from "#src/retrieve/rank.ts";
import type { Logistic } from "./logistic.ts";

/** The weights of the ranking, scaled to sum to 1, and the file that holds them. */
export function rankingFile(
  features: readonly string[],
  fitted: readonly number[],
  sets: readonly string[],
): { readonly weights: Weights; readonly text: string } {
  const total = fitted.reduce((sum, weight) => sum + weight, 0);
  const shares = fitted.map((weight) => Number((weight / total).toFixed(3)));
  const weights = Object.fromEntries(features.map((feature, i) => [feature, shares[i]!]));
  const text = `${header(sets)}
/** Weight of each side of the evidence in the ranking; they sum to 1. */
export const WEIGHTS = {
${lines(features, shares)}
} as const;
`;
  return { weights, text };
}

export function confidenceFile(
  evidence: readonly string[],
  { bias, weights }: Logistic,
  answeredFrom: number,
  sets: readonly string[],
): string {
  const rounded = weights.map((weight) => Number(weight.toFixed(2)));
  return `${header(sets)}
/** What the evidence adds to the logit of the confidence. */
export const WEIGHTS = {
${lines(evidence, rounded)}
} as const;

export const BIAS = ${Number(bias.toFixed(2))};

/** At and above: \`answered\`. */
export const ANSWERED_FROM = ${Number(answeredFrom.toFixed(2))};
`;
}

function header(sets: readonly string[]): string {
  return `// Written by \`npm run fit\`, from every second question of these:\n${sets.map((set) => `// - ${set}\n`).join("")}`;
}

function lines(names: readonly string[], values: readonly number[]): string {
  return names.map((name, i) => `  ${name}: ${values[i]},`).join("\n");
}
