import type { Database } from "../../../sqlite.ts";

/** Lets all processes that share the store do something one after the other, with a pause in between. */
export type Turns = {
  /** Takes the next turn of that name. @returns milliseconds until it comes */
  take(name: string, everyMs: number): number;
};

/** A turn further ahead was written while the clock was wrong. */
const FURTHEST_MS = 60 * 60_000;

/** @param now clock in milliseconds since 1970 */
export function turnsIn(database: Database, now: () => number): Turns {
  const take = database.prepare<[{ name: string; now: number; every: number }], { at: number }>(
    `INSERT INTO turns VALUES ($name, $now)
     ON CONFLICT (name) DO UPDATE SET at = CASE
       WHEN at > $now + ${FURTHEST_MS} THEN excluded.at
       ELSE max(at + $every, excluded.at) END
     RETURNING at`,
  );
  return {
    take(name, everyMs) {
      const nowMs = now();
      return take.get({ name, now: nowMs, every: everyMs })!.at - nowMs;
    },
  };
}
