/** The fitted weights as source files, formatted as the project's formatter would. */
import type { Logistic } from "#src/answer/confidence.ts";
import type { SentenceWeights } from "#src/retrieve/reading/sentence-evidence.ts";
import type { FittedConfidence } from "./fit-confidence.ts";
import type { FittedRanking } from "./fit-ranking.ts";
import { FIT_SETS, type FitSet } from "./sets.ts";

/** @param name of what the file exports */
export function rankingFile(
  name: string,
  sentences: SentenceWeights,
  { weights }: FittedRanking,
): string {
  return `${header(({ ranking }) => ranking > 0)}
export const ${name} = {
  /** What each evidence adds to the logit of a sentence to be the one that answers. */
  sentences: {
${lines(sentences)}
  },
  /** Weight of each side of the evidence in the ranking; they sum to 1. */
  ranking: {
${lines(weights)}
  },
} as const;
`;
}

/** @param name of what the file exports */
export function verdictFile(
  name: string,
  { scale }: FittedRanking,
  { about, answers, answeredFrom }: FittedConfidence,
): string {
  return `${header((set) => set.about + set.answers > 0)}
export const ${name} = {
  /** A score of the ranking times this is the logit of a passage among those of its question. */
  logitScale: ${scale},
  /** Whether the articles are about the question. */
  about: ${regression(about)},
  /** Whether the quote answers it. */
  answers: ${regression(answers)},
  /** At and above: \`answered\`. */
  answeredFrom: ${rounded(answeredFrom)},
} as const;
`;
}

function regression({ bias, weights }: Logistic): string {
  const entries = Object.entries(weights).map(
    ([name, weight]) => `      ${name}: ${rounded(weight)},\n`,
  );
  return `{\n    bias: ${rounded(bias)},\n    weights: {\n${entries.join("")}    },\n  }`;
}

function rounded(weight: number): number {
  return Number(weight.toFixed(3));
}

function header(isUsed: (set: FitSet) => boolean): string {
  const sets = FIT_SETS.filter(isUsed).map(({ name }) => `// - ${name}\n`);
  return `// Written by \`npm run fit\`, from half of the questions of these:\n${sets.join("")}`;
}

function lines(weights: { readonly [name: string]: number }): string {
  return Object.entries(weights)
    .map(([name, weight]) => `    ${name}: ${weight},`)
    .join("\n");
}
