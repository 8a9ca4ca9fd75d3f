import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import makeWabt from "wabt";
import { multiplied, wordProducts, wordSums } from "../../../src/shared/vectors/word-matrices.ts";
import { MODULE } from "../../../src/shared/vectors/word-matrices-module.ts";
import { ROOT } from "../../support/places.ts";

const row = (dimensions: number) =>
  fc.array(fc.integer({ min: -127, max: 127 }), { minLength: dimensions, maxLength: dimensions });

/** Dimensions, and two matrices with rows of so many numbers. */
const matrices = fc
  .integer({ min: 1, max: 70 })
  .chain((dimensions) =>
    fc.tuple(
      fc.constant(dimensions),
      fc.array(row(dimensions), { maxLength: 6 }),
      fc.array(row(dimensions), { maxLength: 30 }),
    ),
  );

const flat = (rows: readonly (readonly number[])[]) => Int8Array.from(rows.flat());

test("products are those of each row with each, however many numbers a row has", () => {
  fc.assert(
    fc.property(matrices, ([dimensions, asked, words]) => {
      const expected = asked.flatMap((a) =>
        words.map((b) => a.reduce((sum, x, i) => sum + x * b[i]!, 0)),
      );
      expect([...wordProducts(flat(asked), flat(words), dimensions)]).toEqual(expected);
    }),
  );
});

test("sums are those of each group, and 0 for a group without words", () => {
  fc.assert(
    fc.property(matrices, ([dimensions, , words]) => {
      const groupOf = Uint16Array.from(words, (_, i) => (3 * i) % 5);
      const sums = wordSums(flat(words), dimensions, { groupOf, groups: 6 });
      const size = sums.length / 6;
      for (let group = 0; group < 6; group++) {
        const members = words.filter((_, i) => groupOf[i] === group);
        const expected = Array.from({ length: size }, (_, i) =>
          members.reduce((sum, word) => sum + (word[i] ?? 0), 0),
        );
        expect([...sums.subarray(group * size, (group + 1) * size)]).toEqual(expected);
      }
    }),
  );
});

test("the product of two matrices is that of each row with each column", () => {
  const number = fc.integer({ min: -50, max: 50 });
  const sized = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
  const any = sized.chain(([size, width]) =>
    fc.tuple(
      fc.constant({ size, width }),
      fc.array(fc.array(number, { minLength: size, maxLength: size }), { maxLength: 8 }),
      fc.array(fc.array(number, { minLength: width, maxLength: width }), {
        minLength: size,
        maxLength: size,
      }),
    ),
  );
  fc.assert(
    fc.property(any, ([{ size, width }, rows, columns]) => {
      const floats = (matrix: number[][]) => Float32Array.from(matrix.flat());
      const product = multiplied(floats(rows), floats(columns), size, width);
      const padded = product.length / rows.length;
      for (const [i, row] of rows.entries()) {
        const expected = Array.from({ length: width }, (_, j) =>
          row.reduce((sum, x, k) => sum + x * columns[k]![j]!, 0),
        );
        expect([...product.subarray(i * padded, i * padded + width)]).toEqual(expected);
      }
    }),
  );
});

test("a very long passage has room", () => {
  const words = new Int8Array(64 * 20_000).fill(127);
  const products = wordProducts(new Int8Array(64 * 3).fill(-127), words, 64);
  expect(products).toHaveLength(60_000);
  expect(new Set(products)).toEqual(new Set([-64 * 127 * 127]));
  const groupOf = new Uint16Array(20_000);
  expect(new Set(wordSums(words, 64, { groupOf, groups: 1 }))).toEqual(new Set([127 * 20_000]));
});

test("the compiled module is that of the text beside it: else run `npm run wasm`", async () => {
  const source = readFileSync(join(ROOT, "src", "shared", "vectors", "word-matrices.wat"), "utf8");
  const { buffer } = (await makeWabt())
    .parseWat("word-matrices.wat", source, { simd: true })
    .toBinary({});
  expect(MODULE).toBe(Buffer.from(buffer).toString("base64"));
});
