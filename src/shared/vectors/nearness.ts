import type { CosineScale } from "../../glossary/embedder.ts";

/** Least difference that is scaled to 1: if a model's cosines differ less, scaling would only amplify noise. */
const LEAST_DIFFERENCE = 0.05;

/** A cosine on its model's scale: 0 for unrelated texts, 1 for a question and its answer. */
export function nearnessOf(cosine: number, { unrelated, related }: CosineScale): number {
  return (cosine - unrelated) / Math.max(LEAST_DIFFERENCE, related - unrelated);
}
