import fc from "fast-check";
import { expect, test } from "vitest";
import { meetings, WORD_LENGTH } from "../../../src/shared/vectors/late-interaction.ts";
import { identity, project } from "../../../src/shared/vectors/projection.ts";
import { type WordGroups, wordProducts } from "../../../src/shared/vectors/word-matrices.ts";

const DIMENSIONS = 8;

/** Word vectors as they are stored, from any numbers. */
const stored = (rows: readonly (readonly number[])[]) =>
  project(Float32Array.from(rows.flat()), identity(DIMENSIONS), DIMENSIONS);

type Passage = WordGroups & { readonly vectors: Int8Array };

function met(asked: Int8Array, { vectors, ...grouped }: Passage, chance: number): number[] {
  const products = wordProducts(asked, vectors, DIMENSIONS);
  return meetings(products, asked.length / DIMENSIONS, grouped, chance);
}

const row = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), {
  minLength: DIMENSIONS,
  maxLength: DIMENSIONS,
});

/** For each word and group, the highest of all cosines, chance taken away: slow and obvious. */
function obviously(
  asked: Int8Array,
  vectors: Int8Array,
  groupOf: Uint16Array,
  groups: number,
  chance: number,
): number[][] {
  const rowsOf = (all: Int8Array) =>
    Array.from({ length: all.length / DIMENSIONS }, (_, i) => [
      ...all.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS),
    ]);
  const cosine = (a: number[], b: number[]) =>
    a.reduce((sum, x, i) => sum + x * b[i]!, 0) / WORD_LENGTH ** 2;
  const others = rowsOf(vectors);
  return rowsOf(asked).map((word) =>
    Array.from({ length: groups }, (_, group) => {
      const cosines = others
        .filter((_, i) => groupOf[i] === group)
        .map((other) => cosine(word, other));
      return Math.max(0, ...cosines.map((x) => (x - chance) / (1 - chance)));
    }),
  );
}

test("every word of the question meets the most similar word of each group", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 6 }),
      fc.array(fc.tuple(row, fc.nat(3)), { maxLength: 20 }),
      fc.float({ min: 0, max: Math.fround(0.9), noNaN: true }),
      (question, passage, chance) => {
        const asked = stored(question);
        const vectors = stored(passage.map(([numbers]) => numbers));
        const groupOf = Uint16Array.from(passage, ([, group]) => group);
        const found = met(asked, { vectors, groupOf, groups: 4 }, chance);
        const expected = obviously(asked, vectors, groupOf, 4, chance).flat();
        expect(found).toHaveLength(expected.length);
        for (const [i, likeness] of expected.entries()) expect(found[i]).toBeCloseTo(likeness, 4);
      },
    ),
  );
});

test("a word meets itself with about 1, and nothing with 0", () => {
  const asked = stored([
    [1, 2, 3, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 1],
  ]);
  const passage = { vectors: asked, groupOf: Uint16Array.of(0, 2), groups: 3 };
  const found = [...met(asked, passage, 0.4)];
  expect(found.map((likeness) => Number(likeness.toFixed(1)))).toEqual([1, 0, 0, 0, 0, 1]);
});

test("a word that the model did not see meets nothing", () => {
  const vectors = stored([[0, 0, 0, 0, 0, 0, 0, 0]]);
  const asked = stored([[1, 0, 0, 0, 0, 0, 0, 0]]);
  const passage = { vectors, groupOf: Uint16Array.of(0), groups: 1 };
  expect([...met(asked, passage, 0.3)]).toEqual([0]);
  expect([...met(vectors, { ...passage, vectors: asked }, 0.3)]).toEqual([0]);
});

test("a likeness stays within 0..1, but for the rounding of stored vectors", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 10 }), (rows) => {
      const vectors = stored(rows);
      const passage = { vectors, groupOf: new Uint16Array(rows.length), groups: 1 };
      for (const likeness of met(vectors, passage, 0.5)) {
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThan(1.05);
      }
    }),
  );
});
