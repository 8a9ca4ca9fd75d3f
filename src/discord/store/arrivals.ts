import type { Tables } from "./tables/tables.ts";

/** Ids per statement, which is prepared only once. */
const AT_ONCE = 250;

const ROWS = Array.from({ length: AT_ONCE }, (_, i) => `($${i + 2}, $1)`);

/** When each article was first in an index, across all rebuilds. */
export function arrivalsIn({ query, atOnce }: Tables) {
  return {
    /** Adds articles; those already known keep their time. @param sinceMs 0 for an unknown time */
    async add(ids: readonly string[], sinceMs: number): Promise<void> {
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const added = ids.slice(from, from + AT_ONCE);
        const filled = Array.from({ length: AT_ONCE }, (_, i) => added[i] ?? added[0]!);
        await query(`INSERT INTO arrivals (id, since) VALUES ${ROWS} ON CONFLICT (id) DO NOTHING`, [
          sinceMs,
          ...filled,
        ]);
      }
    },
    /** Removes articles that have left the index; the questions that they answered are open again. */
    async remove(ids: readonly string[]): Promise<void> {
      await atOnce(
        ids.flatMap((id) => [
          ["DELETE FROM arrivals WHERE id = $1", [id]] as const,
          ['UPDATE later SET "closedBy" = NULL WHERE "closedBy" = $1', [id]] as const,
        ]),
      );
    },
    async count(): Promise<number> {
      const sql = "SELECT CAST(count(*) AS INTEGER) AS known FROM arrivals";
      return (await query<{ known: number }>(sql))[0]!.known;
    },
    /** Up to `most` known articles behind `after`, in the database's order. */
    async ids(after: string, most: number): Promise<string[]> {
      const sql = "SELECT id FROM arrivals WHERE id > $1 ORDER BY id LIMIT $2";
      return (await query<{ id: string }>(sql, [after, most])).map(({ id }) => id);
    },
    /** Whether an article was added to the index at that time or later. */
    async isSince(id: string, timeMs: number): Promise<boolean> {
      const sql = "SELECT id FROM arrivals WHERE id = $1 AND since >= $2";
      return (await query(sql, [id, timeMs])).length > 0;
    },
  };
}
