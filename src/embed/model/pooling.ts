/** Turns token vectors into the vector of the text and those of its words. */
import type { Span } from "../../glossary/domain.ts";
import type { Vector } from "../../glossary/embedder.ts";
import { multiplied } from "../../shared/vectors/word-matrices.ts";
import type { Pooling } from "./known-models.ts";

/**
 * The mean of the tokens' vectors, or that of the first.
 *
 * @param hidden tokens x dimensions numbers, row by row
 */
export function pool(hidden: Float32Array, dimensions: number, pooling: Pooling): Vector {
  if (pooling === "cls") return hidden.slice(0, dimensions);
  const tokens = hidden.length / dimensions;
  const shares = new Float32Array(tokens).fill(1 / tokens);
  return multiplied(shares, hidden, tokens, dimensions).slice(0, dimensions);
}

/** In place. */
export function toUnitLength(vector: Vector): Vector {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += vector[i]! * vector[i]!;
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < vector.length; i++) vector[i]! /= length;
  return vector;
}

/**
 * For each word the sum of the tokens that begin in it, which has the direction of their mean; zeros for a word without tokens,
 * beyond the model's longest input.
 *
 * @param hidden tokens x dimensions numbers, row by row
 * @param positions of the tokens in the text, -1 for one that is in no word; otherwise ascending
 * @param words ascending
 * @returns words x dimensions numbers, row by row
 */
export function poolWords(
  hidden: Float32Array,
  dimensions: number,
  positions: readonly number[],
  words: readonly Span[],
): Float32Array {
  const vectors = new Float32Array(words.length * dimensions);
  let token = 0;
  words.forEach(({ start, end }, word) => {
    const at = word * dimensions;
    while (token < positions.length && positions[token]! < start) token++;
    let isFirst = true;
    for (; token < positions.length && positions[token]! < end; token++) {
      if (positions[token] === -1) continue;
      const vector = hidden.subarray(token * dimensions, (token + 1) * dimensions);
      if (isFirst) vectors.set(vector, at);
      else for (let i = 0; i < dimensions; i++) vectors[at + i]! += vector[i]!;
      isFirst = false;
    }
  });
  return vectors;
}
