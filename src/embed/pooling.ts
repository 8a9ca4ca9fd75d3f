/** Turns the vectors of a batch's tokens into one vector a text. */
import type { Vector } from "../domain.ts";
import type { Pooling } from "./models.ts";

/** What the model gives for a batch: a vector for each token, padding included. */
export type Hidden = {
  /** texts x width x dimensions numbers, row by row. */
  readonly data: Float32Array;
  readonly width: number;
  readonly dimensions: number;
};

/**
 * One unit-length vector a text: the mean over its tokens without the padding, or its first token.
 *
 * The library's own pooling does the same through generic tensor code and takes longer than the
 * model itself.
 *
 * @param lengths tokens of each text, without padding
 */
export function pool(hidden: Hidden, lengths: readonly number[], pooling: Pooling): Vector[] {
  const { data, width, dimensions } = hidden;
  return lengths.map((length, row) => {
    const vector = new Float32Array(dimensions);
    const start = row * width * dimensions;
    addTokens(vector, data, start, start + (pooling === "cls" ? 1 : length) * dimensions);
    return toUnitLength(vector);
  });
}

/**
 * Add up the tokens' vectors in `data[start .. end]`. Four tokens at a step, so that the sum is read and
 * written a quarter as often: 111 instead of 261 microseconds for a passage of 180 tokens.
 */
function addTokens(sum: Float32Array, data: Float32Array, start: number, end: number): void {
  const size = sum.length;
  let at = start;
  for (; at + 4 * size <= end; at += 4 * size) {
    for (let i = 0; i < size; i++) {
      const first = at + i;
      sum[i]! +=
        data[first]! + data[first + size]! + data[first + 2 * size]! + data[first + 3 * size]!;
    }
  }
  for (; at < end; at += size) {
    for (let i = 0; i < size; i++) sum[i]! += data[at + i]!;
  }
}

function toUnitLength(vector: Vector): Vector {
  let squares = 0;
  for (const x of vector) squares += x * x;
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < vector.length; i++) vector[i]! /= length;
  return vector;
}
