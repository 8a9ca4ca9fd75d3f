import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Projection } from "../../../src/glossary/embedder.ts";
import { WORD_LENGTH } from "../../../src/shared/vectors/late-interaction.ts";
import {
  identity,
  principalDirections,
  project,
  WORD_DIMENSIONS,
} from "../../../src/shared/vectors/projection.ts";

const rowOf = (all: ArrayLike<number>, i: number, size: number) =>
  Array.from(all).slice(i * size, (i + 1) * size);
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const cosine = (a: readonly number[], b: readonly number[]) =>
  dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

/** Always the same numbers between -1 and 1. */
function drawn(count: number, seed = 1): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

describe("a projected word", () => {
  test("is the product with the matrix, brought to the stored length and rounded", () => {
    const [size, dimensions, rows] = [12, 4, 5];
    const vectors = Float32Array.from(drawn(rows * size));
    const projection = Float32Array.from(drawn(size * dimensions, 2));
    const words = project(vectors, projection, size);
    expect(words).toHaveLength(rows * dimensions);
    for (let row = 0; row < rows; row++) {
      const vector = rowOf(vectors, row, size);
      const product = Array.from({ length: dimensions }, (_, d) =>
        dot(
          vector,
          vector.map((_, i) => projection[i * dimensions + d]!),
        ),
      );
      const length = Math.hypot(...product);
      rowOf(words, row, dimensions).forEach((number, d) => {
        expect(number).toBeCloseTo((WORD_LENGTH * product[d]!) / length, 0);
      });
    }
  });

  test("keeps its direction where nothing is left out", () => {
    const nonZero = fc
      .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 })
      .filter((numbers) => Math.hypot(...numbers) > 1e-3);
    fc.assert(
      fc.property(nonZero, (numbers) => {
        const words = [...project(Float32Array.from(numbers), identity(8), 8)];
        expect(cosine(words, numbers)).toBeGreaterThan(0.999);
        expect(Math.abs(Math.hypot(...words) - WORD_LENGTH)).toBeLessThan(2);
        expect(Math.max(...words.map(Math.abs))).toBeLessThanOrEqual(WORD_LENGTH);
      }),
    );
  });

  test("is zeros where the model saw nothing, or where nothing of it is left", () => {
    expect([...project(new Float32Array(8), identity(8), 8)]).toEqual(Array(8).fill(0));
    const firstFour = identity(8).filter((_, cell) => cell % 8 < 4);
    expect([...project(Float32Array.of(0, 0, 0, 0, 1, 2, 3, 4), firstFour, 8)]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test("of no words is nothing", () => {
    expect(project(new Float32Array(0), identity(8), 8)).toHaveLength(0);
    expect(project(new Float32Array(0), new Float32Array(0), 8)).toHaveLength(0);
  });
});

describe("principal directions", () => {
  const SIZE = 96;
  /** Words in a space of `rank` dimensions, each spread less than the one before. */
  function words(count: number, rank: number): { vectors: Int8Array; axes: number[][] } {
    const axes = Array.from({ length: rank }, (_, a) => drawn(SIZE, a + 10));
    for (const [a, axis] of axes.entries()) {
      for (const other of axes.slice(0, a)) {
        const along = dot(axis, other);
        axis.forEach((x, i) => {
          axis[i] = x - along * other[i]!;
        });
      }
      const length = Math.hypot(...axis);
      axis.forEach((x, i) => {
        axis[i] = x / length;
      });
    }
    const vectors = Array.from({ length: count }, (_, row) => {
      const along = drawn(rank, 100 + row).map((x, a) => x * 0.6 ** a);
      const vector = axes[0]!.map((_, i) =>
        dot(
          along,
          axes.map((axis) => axis[i]!),
        ),
      );
      const length = Math.hypot(...vector);
      return vector.map((x) => Math.round((WORD_LENGTH * x) / length));
    });
    return { vectors: Int8Array.from(vectors.flat()), axes };
  }
  const column = (projection: Projection, d: number) =>
    Array.from({ length: SIZE }, (_, i) => projection[i * WORD_DIMENSIONS + d]!);

  test.each([300, 40, 1])("of %i words are at right angles, of length 1 or zeros", (count) => {
    const projection = principalDirections(words(count, 90).vectors, SIZE);
    expect(projection).toHaveLength(SIZE * WORD_DIMENSIONS);
    const columns = Array.from({ length: WORD_DIMENSIONS }, (_, d) => column(projection, d));
    columns.forEach((one, a) => {
      const length = Math.hypot(...one);
      if (a < count || length > 0) expect(length).toBeCloseTo(1, 4);
      for (const other of columns.slice(0, a)) {
        expect(Math.abs(dot(one, other))).toBeLessThan(1e-3);
      }
    });
  });

  test("hold as much of the words as the true ones, found one after the other by power iteration", () => {
    const { vectors } = words(100, 20);
    const rows = Array.from({ length: 100 }, (_, i) => rowOf(vectors, i, SIZE));
    const held = (direction: readonly number[]) =>
      rows.reduce((sum, row) => sum + dot(row, direction) ** 2, 0);
    const projection = principalDirections(vectors, SIZE);
    const found: number[][] = [];
    for (let d = 0; d < 4; d++) {
      let direction = drawn(SIZE, d + 77);
      for (let round = 0; round < 100; round++) {
        const products = rows.map((row) => dot(row, direction));
        direction = direction.map((_, i) =>
          rows.reduce((sum, row, r) => sum + row[i]! * products[r]!, 0),
        );
        for (const other of found) {
          const along = dot(direction, other);
          direction = direction.map((x, i) => x - along * other[i]!);
        }
        const length = Math.hypot(...direction);
        direction = direction.map((x) => x / length);
      }
      found.push(direction);
      expect(held(column(projection, d)) / held(direction)).toBeCloseTo(1, 2);
      expect(Math.abs(dot(column(projection, d), direction))).toBeGreaterThan(0.99);
    }
  });

  test("keep the cosines of words that differ in few directions", () => {
    const { vectors } = words(30, 10);
    const projected = project(Float32Array.from(vectors), principalDirections(vectors, SIZE), SIZE);
    for (let a = 0; a < 30; a++) {
      for (let b = 0; b < a; b++) {
        const before = cosine(rowOf(vectors, a, SIZE), rowOf(vectors, b, SIZE));
        const after = cosine(
          rowOf(projected, a, WORD_DIMENSIONS),
          rowOf(projected, b, WORD_DIMENSIONS),
        );
        expect(Math.abs(after - before)).toBeLessThan(0.05);
      }
    }
  });

  test("of few words, or of words without vectors, are numbers all the same", () => {
    for (const few of [words(1, 90).vectors, new Int8Array(0), new Int8Array(3 * SIZE)]) {
      const projection = principalDirections(few, SIZE);
      expect(projection.every(Number.isFinite)).toBe(true);
      const onlyWord = project(Float32Array.from(words(1, 90).vectors), projection, SIZE);
      expect(Math.hypot(...onlyWord) === 0 || Math.hypot(...onlyWord) > 120).toBe(true);
    }
    const one = words(1, 90).vectors;
    const projected = project(Float32Array.from(one), principalDirections(one, SIZE), SIZE);
    expect(Math.abs(Math.hypot(...projected) - WORD_LENGTH)).toBeLessThan(4);
  });

  test("are no more than a small model has dimensions, in fours", () => {
    expect(principalDirections(new Int8Array(8 * 34), 34)).toHaveLength(34 * 32);
  });

  test("are the same for the same words", () => {
    const { vectors } = words(50, 30);
    expect(principalDirections(vectors, SIZE)).toEqual(principalDirections(vectors, SIZE));
  });
});
