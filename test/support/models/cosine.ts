import type { Vector } from "../../../src/glossary/embedder.ts";

/** Of unit vectors. */
export function cosine(a: Vector | undefined, b: Vector | undefined): number {
  return a!.reduce((sum, x, i) => sum + x * b![i]!, 0);
}
