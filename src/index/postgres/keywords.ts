import type { Library, Scored, Word } from "../../glossary/library.ts";
import type { Queries } from "../../shared/databases/postgres/connections.ts";
import { termWeights } from "../keywords/term-weights.ts";
import { bestFirst } from "../keywords/top-k.ts";
import { inOrderOf } from "../passages/rows.ts";
import { searchedTerms } from "../terms/terms.ts";
import { conditionOf } from "./condition.ts";
import { encodeStems } from "./encode-stems.ts";
import type { Frequencies } from "./vocabulary.ts";

/**
 * Search by words. The stems are ours; the scores are pg_textsearch's: BM25 with the same constants, but with lengths rounded to
 * about an eighth.
 */
export function keywordsIn(
  { query }: Queries,
  schema: string,
  passages: number,
  frequencies: Frequencies,
): Pick<Library, "best" | "bm25"> {
  const ofTerms = (parameter: number) => `stems <@> to_bm25query($${parameter}, '${schema}.bm25')`;
  const words = `SELECT passage, stems FROM ${schema}.words`;

  /** The terms to search for, one query for all terms of the same weight. */
  async function weighed(asked: readonly Word[]): Promise<[weight: number, query: string][]> {
    const found = await frequencies(searchedTerms(asked));
    const byWeight = new Map<number, string[]>();
    for (const [term, weight] of termWeights(asked, passages, (term) => found.get(term)!)) {
      byWeight.set(weight, [...(byWeight.get(weight) ?? []), term]);
    }
    return Array.from(byWeight, ([weight, terms]) => [weight, encodeStems(terms)]);
  }

  /** The extension weights each term separately and returns the negated score. */
  function scoreOf(weights: readonly (readonly [number, string])[], first: number): string {
    return weights.map(([weight], i) => `${-weight} * (${ofTerms(first + i)})`).join(" + ");
  }

  return {
    async best(asked, k, within, during) {
      const weights = await weighed(asked);
      if (weights.length === 0) return [];
      const queries = weights.map(([, query]) => query);
      const { sql, values } = conditionOf(within, during, 3);
      const score = scoreOf(weights, 3 + values.length);
      const scored = (found: string) =>
        query<Scored>(
          `WITH found AS (${found}) SELECT passage AS id, ${score} AS score FROM found`,
          [queries.join(" "), k, ...values, ...queries],
        );
      const nearest = `ORDER BY ${ofTerms(1)} LIMIT $2`;
      let found = await scored(`${words} ${sql} ${nearest}`);
      // Either few passages fit, or the index gave up before it reached them.
      if (found.length < k && sql !== "")
        found = await scored(
          `WITH fitting AS MATERIALIZED (${words} ${sql}) SELECT * FROM fitting ${nearest}`,
        );
      return found.filter(({ score }) => score > 0).sort(bestFirst);
    },
    async bm25(asked, ids) {
      const weights = await weighed(asked);
      if (weights.length === 0) return ids.map(() => 0);
      const found = await query<Scored>(
        `SELECT passage AS id, ${scoreOf(weights, 2)} AS score FROM ${schema}.words WHERE passage = ANY ($1)`,
        [ids, ...weights.map(([, query]) => query)],
      );
      return inOrderOf(ids, found).map(({ score }) => score);
    },
  };
}
