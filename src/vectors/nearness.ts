import type { CosineScale } from "../embedder.ts";

/** A model whose cosines tell less apart than this knows little; what they tell is not blown up further. */
const LEAST_DIFFERENCE = 0.05;

/** A cosine on the scale of its model: 0 as of texts that have nothing to do with each other, 1 as of question and answer. */
export function nearnessOf(cosine: number, { unrelated, related }: CosineScale): number {
  return (cosine - unrelated) / Math.max(LEAST_DIFFERENCE, related - unrelated);
}
