import type { Vector, WordSpace } from "../../glossary/embedder.ts";
import type { Library, Scored } from "../../glossary/library.ts";
import type { Queries } from "../../shared/databases/postgres/connections.ts";
import { bestFirst } from "../keywords/top-k.ts";
import { inOrderOf, type WordSpaceRow } from "../passages/rows.ts";
import { toWordSpace } from "../passages/vector-reader.ts";
import { conditionOf } from "./condition.ts";
import { halved } from "./layout.ts";

/** Search by meaning. Vectors are of unit length, so that the inner product is the cosine. */
export function neighboursIn(
  { query }: Queries,
  schema: string,
  dimensions: number,
): Pick<Library, "nearest" | "cosines"> {
  // The operator returns the negated product.
  const scored = `SELECT passage AS id, -(vector <#> $1::vector) AS score FROM ${schema}.vectors`;
  const order = `ORDER BY ${halved("vector", dimensions)} <#> ${halved("$1::vector", dimensions)}`;
  return {
    async nearest(vector, k, within, during) {
      const { sql, values } = conditionOf(within, during, 3);
      const wanted = [vectorText(vector), k, ...values];
      const found = await query<Scored>(`${scored} ${sql} ${order} LIMIT $2`, wanted);
      if (found.length === k || sql === "") return found.sort(bestFirst);
      // The graph gives up after some thousand passages; few passages fit then, so they are compared one by one.
      const exactly = await query<Scored>(
        `WITH fitting AS MATERIALIZED (SELECT passage, vector FROM ${schema}.vectors ${sql})
         SELECT passage AS id, -(vector <#> $1::vector) AS score FROM fitting ORDER BY score DESC LIMIT $2`,
        wanted,
      );
      return exactly.sort(bestFirst);
    },
    async cosines(vector, ids) {
      if (ids.length === 0) return [];
      const wanted = [vectorText(await vector), ids];
      const found = await query<Scored>(`${scored} WHERE passage = ANY ($2)`, wanted);
      return inOrderOf(ids, found).map(({ score }) => score);
    },
  };
}

/** The word space of a generation. */
export async function wordSpaceIn({ query }: Queries, schema: string): Promise<WordSpace> {
  const [row] = await query<WordSpaceRow>(`SELECT * FROM ${schema}.wordSpace`);
  return toWordSpace(row!);
}

/** A vector as text for pgvector; nine digits preserve every 32-bit number exactly. */
export function vectorText(vector: Vector): string {
  return `[${Array.from(vector, (number) => number.toPrecision(9))}]`;
}
