import type { Scored } from "../../domain.ts";

export type ScoredRow = { readonly id: number; readonly score: number };

/** Best first, of equal ones the smaller id. */
export function byScore(rows: readonly ScoredRow[]): Scored[] {
  return rows.toSorted((a, b) => b.score - a.score || a.id - b.id);
}

/** The scores of these passages. @throws Error if one is missing */
export function inOrderOf(ids: readonly number[], rows: readonly ScoredRow[]): number[] {
  const scores = new Map(rows.map(({ id, score }) => [id, score]));
  return ids.map((id) => {
    const score = scores.get(id);
    if (score === undefined) throw new Error(`There is no passage ${id}.`);
    return score;
  });
}
