/** Word vectors are projected to few dimensions: they then take an eighth of the space and discriminate as well. */
import type { Projection, WordVectors } from "../../glossary/embedder.ts";
import { WORD_LENGTH } from "./late-interaction.ts";
import { multiplied } from "./word-matrices.ts";

/** Dimensions of a projected word vector; a multiple of 4. */
export const WORD_DIMENSIONS = 64;

/**
 * Projects vectors and rounds them to whole numbers.
 *
 * @param vectors rows of `size` numbers
 * @returns rows of `projection.length / size` numbers, each of length WORD_LENGTH; zeros stay zeros
 */
export function project(vectors: Float32Array, projection: Projection, size: number): WordVectors {
  const dimensions = projection.length / size;
  const rows = vectors.length / size;
  const words = new Int8Array(rows * dimensions);
  const sums = multiplied(vectors, projection, size, dimensions);
  const padded = sums.length / rows;
  for (let row = 0; row < rows; row++) {
    const sum = sums.subarray(row * padded, row * padded + dimensions);
    const scale = WORD_LENGTH / (Math.sqrt(dot(sum, sum)) || 1);
    for (let d = 0; d < dimensions; d++) words[row * dimensions + d] = Math.round(sum[d]! * scale);
  }
  return words;
}

/** A projection that only rounds. */
export function identity(size: number): Projection {
  const projection = new Float32Array(size * size);
  for (let i = 0; i < size; i++) projection[i * size + i] = 1;
  return projection;
}

/** Rounds of orthogonal iteration; the main directions have converged after some twenty. */
const ROUNDS = 40;

/**
 * The principal directions of words, by orthogonal iteration (Golub and Van Loan, "Matrix Computations", 8.2).
 * The words are not centred, as cosines are not.
 *
 * @param words rows of `size` numbers
 * @returns `size` x WORD_DIMENSIONS numbers, or fewer columns where the words have fewer dimensions
 */
export function principalDirections(words: WordVectors, size: number): Projection {
  const products = productsOf(words, size);
  const count = Math.min(WORD_DIMENSIONS, size - (size % 4));
  let directions: Float64Array[] = Array.from({ length: count }, (_, d) =>
    Float64Array.from({ length: size }, (_, i) => Math.sin((d + 1) * (i + 1))),
  );
  orthonormalise(directions);
  for (let round = 0; round < ROUNDS; round++) {
    directions = directions.map((direction) => times(products, direction));
    orthonormalise(directions);
  }
  return Float32Array.from(
    { length: size * count },
    (_, cell) => directions[cell % count]![Math.floor(cell / count)]!,
  );
}

/** For each pair of dimensions the sum of their products: size x size numbers. */
function productsOf(words: WordVectors, size: number): Float64Array {
  const products = new Float64Array(size * size);
  for (let row = 0; row < words.length; row += size) {
    for (let i = 0; i < size; i++) {
      const x = words[row + i]!;
      if (x !== 0) for (let j = 0; j < size; j++) products[i * size + j]! += x * words[row + j]!;
    }
  }
  return products;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j]! * vector[j]!;
    product[i] = sum;
  }
  return product;
}

/** A direction that keeps less than this share of its length is only rounding error. */
const VANISHED = 1e-9;

/** Gram-Schmidt, in place; a direction that vanishes is left as zeros. */
function orthonormalise(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, at) => {
    const before = Math.sqrt(dot(vector, vector));
    for (const other of vectors.slice(0, at)) {
      const along = dot(vector, other);
      for (let i = 0; i < vector.length; i++) vector[i]! -= along * other[i]!;
    }
    const length = Math.sqrt(dot(vector, vector));
    const scale = length > VANISHED * before ? 1 / length : 0;
    for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
  });
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
