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
    const end = start + (pooling === "cls" ? 1 : length) * dimensions;
    for (let token = start; token < end; token += dimensions) {
      for (let i = 0; i < dimensions; i++) vector[i]! += data[token + i]!;
    }
    return toUnitLength(vector);
  });
}

function toUnitLength(vector: Vector): Vector {
  let squares = 0;
  for (const x of vector) squares += x * x;
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < vector.length; i++) vector[i]! /= length;
  return vector;
}
