/**
 * Late interaction (Khattab and Zaharia 2020, arXiv:2004.12832): a question's words are compared with a passage's words by
 * meaning, each in its context.
 */
import type { WordGroups, WordProducts } from "./word-matrices.ts";

/** Rows of word vectors have this length, so that a product of two over its square is their cosine. */
export const WORD_LENGTH = 127;

const SQUARE = WORD_LENGTH * WORD_LENGTH;

/**
 * For each word of the question its best likeness to a word of each group: 1 for the same word with the same meaning, 0 for
 * a likeness that chance would give, or for a group without words.
 *
 * @param words of the question
 * @param chance the cosine to expect by chance, see `WordSpace`
 * @returns the question's words x groups, row by row, each 0..1
 */
export function meetings(
  products: WordProducts,
  words: number,
  { groupOf, groups }: WordGroups,
  chance: number,
): number[] {
  const best: number[] = new Array(words * groups).fill(chance * SQUARE);
  let at = 0;
  for (let row = 0; row < best.length; row += groups) {
    for (let other = 0; other < groupOf.length; other++) {
      const product = products[at++]!;
      const cell = row + groupOf[other]!;
      if (product > best[cell]!) best[cell] = product;
    }
  }
  return best.map((product) => aboveChance(product, chance));
}

/** How far the cosine of two words is above that of chance: 1 for the same word, about 0 for unrelated ones. */
export function aboveChance(product: number, chance: number): number {
  return (product / SQUARE - chance) / (1 - chance);
}
