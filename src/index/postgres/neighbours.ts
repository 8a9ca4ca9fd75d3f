import type { Queries } from "../../databases/postgres/connections.ts";
import type { Library, Scored, Vector, WordSpace } from "../../domain.ts";
import { bestFirst } from "../keywords/top-k.ts";
import { toVector } from "../passages/passage-reader.ts";
import { inOrderOf } from "../passages/rows.ts";
import { halved } from "./layout.ts";

/** Search by meaning. Vectors are of unit length, so that the inner product is the cosine. */
export function neighboursIn(
  { query }: Queries,
  schema: string,
  dimensions: number,
): Pick<Library, "nearest" | "cosines" | "wordVectors"> {
  // The operator gives the product below zero.
  const scored = `SELECT passage AS id, -(vector <#> $1::vector) AS score FROM ${schema}.vectors`;
  const order = `ORDER BY ${halved("vector", dimensions)} <#> ${halved("$1::vector", dimensions)}`;
  return {
    async nearest(vector, k, within) {
      const found = await query<Scored>(
        `${scored} ${within === null ? "" : "WHERE collection = $3"} ${order} LIMIT $2`,
        [vectorText(vector), k, ...(within === null ? [] : [within])],
      );
      return found.sort(bestFirst);
    },
    async wordVectors(ids) {
      const found = await query<{ id: number; vectors: Buffer }>(
        `SELECT passage AS id, vectors FROM ${schema}.wordVectors WHERE passage = ANY ($1)`,
        [ids],
      );
      return inOrderOf(ids, found).map(({ vectors }) => new Int8Array(vectors));
    },
    async cosines(vector, ids) {
      if (ids.length === 0) return [];
      const wanted = [vectorText(vector), ids];
      const found = await query<Scored>(`${scored} WHERE passage = ANY ($2)`, wanted);
      return inOrderOf(ids, found).map(({ score }) => score);
    },
  };
}

/** The space of the word vectors. */
export async function wordSpaceIn({ query }: Queries, schema: string): Promise<WordSpace> {
  const [row] = await query<{ projection: Buffer; chance: number }>(
    `SELECT projection, chance FROM ${schema}.wordSpace`,
  );
  return { projection: toVector(row!.projection), chance: row!.chance };
}

/** A vector as pgvector reads it; nine digits bring back every 32-bit number as it was. */
export function vectorText(vector: Vector): string {
  return `[${Array.from(vector, (number) => number.toPrecision(9))}]`;
}
