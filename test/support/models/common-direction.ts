import type { Embedder } from "../../../src/glossary/embedder.ts";
import { identity, project } from "../../../src/shared/vectors/projection.ts";

/** Word vectors have a multiple of four numbers. */
const FURTHER = 4;

/**
 * An embedder whose vectors have a direction in common, as E5's have: a cosine of c becomes
 * `share` + (1 - `share`) c, of texts and of words.
 *
 * @param embedder one with a projection
 */
export function withCommonDirection(embedder: Embedder, share: number): Embedder {
  const [common, own] = [Math.sqrt(share), Math.sqrt(1 - share)];
  const given = embedder.projection!;
  const size = given.length / embedder.wordDimensions;
  const shifted = (row: ArrayLike<number>): number[] => {
    const length = Math.hypot(...Array.from(row));
    if (length === 0) return new Array(row.length + FURTHER).fill(0);
    return [...Array.from(row, (x) => (own * x) / length), common, 0, 0, 0];
  };
  return {
    ...embedder,
    model: `shifted/${share}`,
    fingerprint: `${embedder.fingerprint} ${share}`,
    dimensions: embedder.dimensions + FURTHER,
    wordDimensions: size + FURTHER,
    projection: identity(size + FURTHER),
    async embed(texts, as, projection) {
      const embeddings = await embedder.embed(texts, as, given);
      return embeddings.map(({ vector, words }) => {
        const rows = Array.from({ length: words.length / size }, (_, row) =>
          shifted(words.subarray(row * size, (row + 1) * size)),
        );
        return {
          vector: Float32Array.from(shifted(vector)),
          words: project(Float32Array.from(rows.flat()), projection, size + FURTHER),
        };
      });
    },
  };
}
