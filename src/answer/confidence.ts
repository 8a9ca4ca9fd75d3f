import type { Features, Hit } from "../domain.ts";

/**
 * Logistic regression over the evidence for the first hit: fitted on every second question of
 * squad-absent (SQuAD 1.1 dev with half of its articles taken out), checked on the others and on
 * collections it never saw; see docs/quality.md.
 */
const BIAS = -7.52;
const WEIGHTS: Partial<Record<keyof Features, number>> = {
  cosine: 4.8,
  coverage: 1.63,
  sentence: 2.2,
  names: 1.85,
  pairs: 1.28,
};
const MARGIN_WEIGHT = 14.8;

/** The margin where there is no second article to compare with: about the median. */
const MARGIN_WITHOUT_RIVAL = 0.1;

/** At and above: `answered`. */
const ANSWERED_FROM = 0.75;
/** At and above: `unsure`; below it the articles do not know. */
const UNSURE_FROM = 0.05;

/**
 * Estimated probability, 0..1, that the first hit answers the question; 0 without hits.
 *
 * @param hits best first, near-duplicates collapsed
 */
export function confidenceOf(hits: readonly Hit[]): number {
  const [first] = hits;
  if (!first) return 0;
  let logit = BIAS + MARGIN_WEIGHT * marginOf(first, hits);
  for (const [feature, weight] of Object.entries(WEIGHTS)) {
    logit += weight * first.features[feature as keyof Features];
  }
  return 1 / (1 + Math.exp(-logit));
}

/** How far the first hit's score is ahead of the best hit of another article. */
function marginOf(first: Hit, hits: readonly Hit[]): number {
  const rival = hits.find(({ article }) => article.id !== first.article.id);
  return rival ? first.score - rival.score : MARGIN_WITHOUT_RIVAL;
}

export function verdictOf(confidence: number): "answered" | "unsure" | "not-found" {
  if (confidence >= ANSWERED_FROM) return "answered";
  return confidence >= UNSURE_FROM ? "unsure" : "not-found";
}
