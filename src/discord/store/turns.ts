import type { Tables } from "./tables/tables.ts";

/** A turn further ahead than this must have been stored while the clock was wrong. */
const FURTHEST_TURN_MS = 60 * 60_000;

/** Spaces out actions across all processes that share the store: at most one every `everyMs`. */
export function turnsIn({ query }: Tables, now: () => number) {
  return {
    /** Takes the next free turn of that name. @returns milliseconds until it comes */
    async take(name: string, everyMs: number): Promise<number> {
      const nowMs = now();
      const [turn] = await query<{ at: number }>(
        `INSERT INTO turns (name, at) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET at =
           CASE WHEN turns.at > $3 OR turns.at + $4 < $2 THEN excluded.at ELSE turns.at + $4 END
         RETURNING at`,
        [name, nowMs, nowMs + FURTHEST_TURN_MS, everyMs],
      );
      return turn!.at - nowMs;
    },
  };
}

export type Turns = ReturnType<typeof turnsIn>;
