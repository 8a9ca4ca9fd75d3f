/**
 * Late interaction (Khattab and Zaharia 2020, arXiv:2004.12832): a question's words meet a passage's words by
 * meaning, each in its context.
 */
import type { WordVectors } from "../domain.ts";

/** Rows of word vectors have this length, so that a product of two over its square is their cosine. */
export const WORD_LENGTH = 127;

/** A passage's words, each in a group: 0 is the heading, s + 1 its sentence s. */
export type GroupedWords = {
  readonly vectors: WordVectors;
  /** The group of each word. */
  readonly groupOf: Uint16Array;
  readonly groups: number;
};

/**
 * For each word of the question its best likeness to a word of each group: 1 is the same word in the same
 * meaning, 0 what it would find by chance, or a group without words.
 *
 * @param dimensions numbers in a word vector
 * @param chance the cosine that a word finds by chance, see `WordSpace`
 * @returns the question's words x groups, row by row, each 0..1
 */
export function meetings(
  asked: WordVectors,
  { vectors, groupOf, groups }: GroupedWords,
  dimensions: number,
  chance: number,
): Float32Array {
  const words = asked.length / dimensions;
  const best = new Float32Array(words * groups);
  const square = WORD_LENGTH * WORD_LENGTH;
  const scale = 1 / ((1 - chance) * square);
  for (let word = 0; word < words; word++) {
    const from = word * dimensions;
    const row = word * groups;
    for (let other = 0; other < groupOf.length; other++) {
      const product = dotProduct(asked, from, vectors, other * dimensions, dimensions);
      const likeness = (product - chance * square) * scale;
      const cell = row + groupOf[other]!;
      if (likeness > best[cell]!) best[cell] = likeness;
    }
  }
  return best;
}

/** How far a cosine is above the one that chance gives: 1 for the same word, 0 or less for any. */
export function aboveChance(cosine: number, chance: number): number {
  return (cosine - chance) / (1 - chance);
}

/** The vector of one word. */
export function wordVector(vectors: WordVectors, word: number, dimensions: number): WordVectors {
  return vectors.subarray(word * dimensions, (word + 1) * dimensions);
}

/** Cosine of two word vectors. */
export function wordCosine(a: WordVectors, b: WordVectors): number {
  return dotProduct(a, 0, b, 0, a.length) / (WORD_LENGTH * WORD_LENGTH);
}

/** Four sums at a time take half as long as one. */
function dotProduct(
  a: WordVectors,
  from: number,
  b: WordVectors,
  at: number,
  dimensions: number,
): number {
  let [w, x, y, z] = [0, 0, 0, 0];
  for (let i = 0; i < dimensions; i += 4) {
    w += a[from + i]! * b[at + i]!;
    x += a[from + i + 1]! * b[at + i + 1]!;
    y += a[from + i + 2]! * b[at + i + 2]!;
    z += a[from + i + 3]! * b[at + i + 3]!;
  }
  return w + x + y + z;
}
