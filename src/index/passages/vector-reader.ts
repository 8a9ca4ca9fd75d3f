import type { Vector, WordSpace } from "../../glossary/embedder.ts";
import { LISTED } from "./article-reader.ts";
import { eachLayerOf, type Layer, MAIN } from "./layers.ts";
import type { Database } from "./passage-database.ts";
import { inOrderOf, type WordSpaceRow } from "./rows.ts";

/** A passage as a point in the vector index. */
export type Point = { readonly id: number; readonly vector: Vector };

/** Vectors of the passages of an index, for reading. */
export function vectorReader(database: Database) {
  const inEach = eachLayerOf(database);
  const vectors = database.prepare<[{ ids: string }], { id: number; vector: Buffer }>(
    inEach(
      ({ name }) => `SELECT passage AS id, vector FROM ${name}.vectors WHERE passage IN ${LISTED}`,
    ),
  );
  function* pointsFrom(sql: string, after: number): Generator<Point> {
    const rows = database
      .prepare<[{ after: number }], { id: number; vector: Buffer }>(`${sql} ORDER BY id`)
      .iterate({ after });
    for (const { id, vector } of rows) yield { id, vector: toVector(vector) };
  }

  return {
    /** In the order of `ids`. @throws Error if a passage is unknown or has none */
    vectors: (ids: readonly number[]): Vector[] =>
      inOrderOf(ids, vectors.all({ ids: JSON.stringify(ids) })).map(({ vector }) =>
        toVector(vector),
      ),

    /** `null` before the first passage is embedded. */
    wordSpace(): WordSpace | null {
      const row = database.prepare<[], WordSpaceRow>("SELECT * FROM wordSpace").get();
      return row ? toWordSpace(row) : null;
    },

    /** Vectors by ascending id of their passages. */
    points: (): Generator<Point> => pointsFrom(inEach(pointsIn), 0),

    /** Those in `passages.db` only, with ids above `after`. */
    ownPoints: (after = 0): Generator<Point> => pointsFrom(pointsIn(MAIN), after),
  };
}

function pointsIn({ name, has }: Layer): string {
  return `SELECT passage AS id, vector FROM ${name}.vectors WHERE passage > @after
    AND passage NOT IN (SELECT id FROM ${name}.passages WHERE NOT ${has("article")})`;
}

/** The numbers of a vector; copied only if its bytes are not aligned in memory. */
export function toVector(blob: Buffer): Vector {
  const isAligned = blob.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset, byteLength } = isAligned ? blob : new Uint8Array(blob);
  return new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
}

export function toWordSpace({ projection, chance, ...cosines }: WordSpaceRow): WordSpace {
  return { projection: toVector(projection), chance, cosines };
}
