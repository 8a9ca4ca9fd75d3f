import type { Features, Hit } from "../domain.ts";
import { ANSWERED_FROM, BIAS, WEIGHTS } from "./weights.ts";

/** The margin where there is no second article to compare with: about the median. */
const MARGIN_WITHOUT_RIVAL = 0.1;

/** The confidence where something that the question says is missing: never enough for `answered`. */
const MOST_IN_DOUBT = ANSWERED_FROM - 0.01;

/**
 * At and above: `unsure`; below: `not-found`. Low, since showing passages as the closest ones does less
 * harm than hiding an article that has the answer. See docs/quality.md.
 */
const UNSURE_FROM = 0.015;

/** What speaks for a hit: its features, and its lead over the best hit of another article. */
export type Evidence = Features & { readonly margin: number };

/**
 * Estimated probability, 0..1, that the hit with the best features answers the question; 0 without hits.
 * It is the first one, unless a reranker puts another before it. A logistic regression, fitted by
 * `npm run fit`; see docs/quality.md.
 *
 * @param hits near-duplicates collapsed
 */
export function confidenceOf(hits: readonly Hit[]): number {
  const evidence = evidenceOf(hits);
  if (evidence === null) return 0;
  let logit: number = BIAS;
  for (const [name, weight] of Object.entries(WEIGHTS)) {
    logit += weight * evidence[name as keyof Evidence];
  }
  const chance = 1 / (1 + Math.exp(-logit));
  return isDoubtful(evidence) ? Math.min(MOST_IN_DOUBT, chance) : chance;
}

/** Less of what the question says than this is too little for an answer, weighted by rarity. */
const ENOUGH = 0.5;

/**
 * True when the article lacks a name or number of the question, or the passage half of its words: another
 * year or person is another question, however alike the rest. Also true of a question that says too little
 * to be about anything.
 */
export function isDoubtful({ names, coverage, detail }: Evidence): boolean {
  return names < 1 || coverage < ENOUGH || detail === 0;
}

/** `null` without hits. */
export function evidenceOf(hits: readonly Hit[]): Evidence | null {
  const [first, ...others] = [...hits].sort((a, b) => b.featureScore - a.featureScore);
  if (!first) return null;
  const rival = others.find(({ article }) => article.id !== first.article.id);
  const margin = rival ? first.featureScore - rival.featureScore : MARGIN_WITHOUT_RIVAL;
  return { ...first.features, margin };
}

export function verdictOf(confidence: number): "answered" | "unsure" | "not-found" {
  if (confidence >= ANSWERED_FROM) return "answered";
  return confidence >= UNSURE_FROM ? "unsure" : "not-found";
}
