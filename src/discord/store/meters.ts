import { deleteOlder } from "./tables/delete-older.ts";
import type { Tables } from "./tables/tables.ts";

/** A meter allows `burst` uses at once, and one more every `everyMs`. */
export type Charge = { readonly name: string; readonly burst: number; readonly everyMs: number };

/** A meter that is used up for longer than this must have been charged while the clock was wrong. */
const FURTHEST_METER_MS = 5 * 60_000;

/**
 * Limits rates across all processes that share the store. A meter is one number, the time when it is completely recovered: the
 * generic cell rate algorithm of ATM (ITU-T I.371), equivalent to a token bucket. If two processes charge it at the very same moment,
 * both may be allowed.
 */
export function metersIn(tables: Tables, now: () => number) {
  const { query } = tables;
  return {
    /** Charges all of the meters, or none. @returns 0 if charged, else the milliseconds to wait, more than 0 */
    async charge(charges: readonly Charge[]): Promise<number> {
      const nowMs = now();
      // Always in the same order, so that two processes never deadlock.
      const meters = charges.map(meterOf).sort((a, b) => (a.name < b.name ? -1 : 1));
      const rows = meters.map((_, i) => {
        const [name, every, room] = [3 * i + 3, 3 * i + 4, 3 * i + 5];
        return `($${name}, CAST($${every} AS float8), CAST($${room} AS float8))`;
      });
      const charged = await query(
        `WITH charges (name, every, room) AS (VALUES ${rows})
         INSERT INTO meters (name, at) SELECT name, $1 + every FROM charges
         WHERE NOT EXISTS (
           SELECT 1 FROM meters JOIN charges ON meters.name = charges.name
           WHERE meters.at > $1 + charges.room AND meters.at <= $2
         )
         ON CONFLICT (name) DO UPDATE SET at =
           CASE WHEN meters.at > $1 AND meters.at <= $2 THEN meters.at + excluded.at - $1
           ELSE excluded.at END
         RETURNING name`,
        [
          nowMs,
          nowMs + FURTHEST_METER_MS,
          ...meters.flatMap(({ name, every, room }) => [name, every, room]),
        ],
      );
      if (charged.length > 0) return 0;
      const used = await query<{ name: string; at: number }>(
        `SELECT name, at FROM meters WHERE name IN (${meters.map((_, i) => `$${i + 1}`)})`,
        meters.map(({ name }) => name),
      );
      const roomOf = new Map(meters.map(({ name, room }) => [name, room]));
      return Math.max(1, ...used.map(({ name, at }) => at - roomOf.get(name)! - nowMs));
    },
    /** Forgets meters that were completely recovered before that time. @returns how many */
    forgetBefore: (timeMs: number, signal?: AbortSignal): Promise<number> =>
      deleteOlder(tables, { table: "meters", key: "name", time: "at" }, timeMs, signal),
  };
}

export type Meters = ReturnType<typeof metersIn>;

/** `room`: by how many milliseconds a meter may be ahead of the clock and still allow a use. */
function meterOf({ name, burst, everyMs }: Charge) {
  const every = Math.round(everyMs);
  return { name, every, room: (burst - 1) * every };
}
