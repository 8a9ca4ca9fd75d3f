import type { Tables } from "./tables.ts";

/** Lets all processes that share the store do something one after the other, with a pause in between. */
export type Turns = {
  /** Takes the next turn of that name. @returns milliseconds until it comes */
  take(name: string, everyMs: number): Promise<number>;
};

/** A turn further ahead was written while the clock was wrong. */
const FURTHEST_MS = 60 * 60_000;

/** @param now clock in milliseconds since 1970 */
export function turnsIn({ query }: Tables, now: () => number): Turns {
  return {
    async take(name, everyMs) {
      const nowMs = now();
      const [turn] = await query<{ at: number }>(
        `INSERT INTO turns (name, at) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET at =
           CASE WHEN turns.at > $3 OR turns.at + $4 < $2 THEN excluded.at ELSE turns.at + $4 END
         RETURNING at`,
        [name, nowMs, nowMs + FURTHEST_MS, everyMs],
      );
      return turn!.at - nowMs;
    },
  };
}
