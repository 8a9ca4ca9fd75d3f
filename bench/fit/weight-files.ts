/** The fitted weights as source files, formatted as the project's formatter would. */
import type { Logistic } from "#src/answer/confidence.ts";
import type { SentenceWeights } from "#src/retrieve/reading/sentence-evidence.ts";
import type { FittedConfidence } from "./fit-confidence.ts";
import type { FittedRanking } from "./fit-ranking.ts";
import { FIT_SETS, type FitSet } from "./sets.ts";

export function rankingFile(sentences: SentenceWeights, { weights }: FittedRanking): string {
  return `${header(({ ranking }) => ranking > 0)}
/** What each evidence adds to the logit of a sentence to be the one that answers. */
export const SENTENCE_WEIGHTS = {
${lines(sentences)}
} as const;

/** Weight of each side of the evidence in the ranking; they sum to 1. */
export const WEIGHTS = {
${lines(weights)}
} as const;
`;
}

export function confidenceFile(
  { scale }: FittedRanking,
  { about, answers, answeredFrom }: FittedConfidence,
): string {
  return `${header((set) => set.about + set.answers > 0)}
/** A score of the ranking times this is the logit of a passage among those of its question. */
export const LOGIT_SCALE = ${scale};

/** Whether the articles are about the question. */
export const ABOUT = ${regression(about)} as const;

/** Whether the quote answers it. */
export const ANSWERS = ${regression(answers)} as const;

/** At and above: \`answered\`. */
export const ANSWERED_FROM = ${Number(answeredFrom.toFixed(3))};
`;
}

function regression({ bias, weights }: Logistic): string {
  const rounded = Object.entries(weights).map(
    ([name, weight]) => `    ${name}: ${Number(weight.toFixed(3))},\n`,
  );
  return `{\n  bias: ${Number(bias.toFixed(3))},\n  weights: {\n${rounded.join("")}  },\n}`;
}

function header(isUsed: (set: FitSet) => boolean): string {
  const sets = FIT_SETS.filter(isUsed).map(({ name }) => `// - ${name}\n`);
  return `// Written by \`npm run fit\`, from half of the questions of these:\n${sets.join("")}`;
}

function lines(weights: { readonly [name: string]: number }): string {
  return Object.entries(weights)
    .map(([name, weight]) => `  ${name}: ${weight},`)
    .join("\n");
}
