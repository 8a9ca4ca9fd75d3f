import type { Scored } from "../../domain.ts";

/** Best first, of equal ones the smaller id. */
export function byScore(rows: readonly Scored[]): Scored[] {
  return rows.toSorted((a, b) => b.score - a.score || a.id - b.id);
}

/** The rows of these passages, in this order. @throws Error if one is missing */
export function inOrderOf<Row extends { readonly id: number }>(
  ids: readonly number[],
  rows: readonly Row[],
): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (row === undefined) throw new Error(`There is no passage ${id}.`);
    return row;
  });
}
