import type { Queries } from "../../databases/postgres/connections.ts";
import type { Library, Vector } from "../../domain.ts";
import { vectorText } from "./copy-rows.ts";
import { halved } from "./layout.ts";
import { byScore, inOrderOf, type ScoredRow } from "./rows.ts";

/** Search by meaning. Vectors are of unit length, so that the inner product is the cosine. */
export function neighboursIn(
  { query }: Queries,
  schema: string,
  dimensions: number,
): Pick<Library, "nearest" | "cosines"> {
  const scored = `SELECT passage AS id, -(vector <#> $1::vector) AS score FROM ${schema}.vectors`;
  const order = `ORDER BY ${halved("vector", dimensions)} <#> ${halved("$1::vector", dimensions)}`;
  return {
    async nearest(vector: Vector, k, within) {
      const found = await query<ScoredRow>(
        within === null
          ? `${scored} ${order} LIMIT $2`
          : `${scored} WHERE collection = $3 ${order} LIMIT $2`,
        [vectorText(vector), k, ...(within === null ? [] : [within])],
      );
      return byScore(found);
    },
    async cosines(vector, ids) {
      if (ids.length === 0) return [];
      const found = await query<ScoredRow>(`${scored} WHERE passage = ANY ($2)`, [
        vectorText(vector),
        ids,
      ]);
      return inOrderOf(ids, found);
    },
  };
}
