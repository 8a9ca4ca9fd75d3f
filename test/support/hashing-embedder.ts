import type { Embedder, Vector } from "../../src/domain.ts";

/** An embedder for tests that counts what it was asked. */
export type HashingEmbedder = Embedder & {
  /** Texts embedded so far, in the order they were given. */
  readonly embedded: string[];
};

/**
 * A stand-in for the model, at once and the same everywhere: each word adds to a few of the vector's
 * numbers, chosen by the word's hash, so that texts with common words have a high cosine.
 */
export function hashingEmbedder(
  facts: { model?: string; fingerprint?: string; dimensions?: number } = {},
): HashingEmbedder {
  const { model = "hashing", fingerprint = "hashing-1", dimensions = 64 } = facts;
  const embedded: string[] = [];
  return {
    model,
    dimensions,
    fingerprint,
    embedded,
    async embed(texts) {
      embedded.push(...texts);
      return texts.map((text) => vectorOf(text, dimensions));
    },
    async close() {},
  };
}

function vectorOf(text: string, dimensions: number): Vector {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = hashOf(word);
    for (let i = 0; i < 4; i++) {
      vector[hash % dimensions]! += hash & 1024 ? 1 : -1;
      hash = Math.imul(hash, 2654435761) >>> 0;
    }
  }
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  return vector.map((number) => number / (length || 1));
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 2166136261;
  for (const letter of word) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619) >>> 0;
  return hash;
}
