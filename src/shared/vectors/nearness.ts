import type { CosineScale } from "../../glossary/embedder.ts";

/** Least difference that is scaled to 1: a model whose cosines differ less knows little, and noise is not amplified. */
const LEAST_DIFFERENCE = 0.05;

/** A cosine on the scale of its model: 0 for texts that have nothing to do with each other, 1 for a question and its answer. */
export function nearnessOf(cosine: number, { unrelated, related }: CosineScale): number {
  return (cosine - unrelated) / Math.max(LEAST_DIFFERENCE, related - unrelated);
}
