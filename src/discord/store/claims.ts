import type { Tables } from "./tables.ts";

/** Where a claimed question stands. */
export type ClaimedAt = {
  readonly message: string;
  readonly channel: string;
  /** `null` in direct messages. */
  readonly guild: string | null;
};

/** A question whose process ended before it was answered. */
export type Abandoned = ClaimedAt & { readonly id: string };

/**
 * Who sees something first does it: two processes may be told of the same question, and only one of
 * them is to answer. A claim that is kept open for too long passes to whoever asks for it next.
 */
export type Claims = {
  /**
   * @param id of the event: different for a message and for each edit of it
   * @param open where to find the question if this process ends before `finish`; left out for what nobody could take over
   * @returns false when it is taken
   */
  take(id: string, open?: ClaimedAt): Promise<boolean>;
  finish(id: string): Promise<void>;
  /** Claims that were left open, oldest first. */
  abandoned(): Promise<readonly Abandoned[]>;
  /** @param timeMs milliseconds since 1970 */
  forgetBefore(timeMs: number): Promise<void>;
};

/** A process that works on a question for longer has most likely ended. */
const LEASE_MS = 15_000;

/** Nobody waits for an answer for longer. */
const WAITED_FOR_MS = 5 * 60_000;

/** `$1` is the time now, `$2` the earliest time of a question for whose answer somebody waits. */
const ABANDONED =
  'claims.message IS NOT NULL AND claims."heldUntil" <= $1 AND claims."takenAt" > $2';

/** @param now clock in milliseconds since 1970 */
export function claimsIn({ query }: Tables, now: () => number): Claims {
  return {
    async take(id, open) {
      const nowMs = now();
      const { message, channel, guild } = open ?? NOWHERE;
      const taken = await query(
        `INSERT INTO claims (id, "takenAt", "heldUntil", message, channel, guild)
         VALUES ($3, $1, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET "heldUntil" = excluded."heldUntil" WHERE ${ABANDONED}
         RETURNING id`,
        [nowMs, nowMs - WAITED_FOR_MS, id, nowMs + LEASE_MS, message, channel, guild],
      );
      return taken.length > 0;
    },
    async finish(id) {
      await query("UPDATE claims SET message = NULL WHERE id = $1", [id]);
    },
    abandoned() {
      const nowMs = now();
      return query<Abandoned>(
        `SELECT id, message, channel, guild FROM claims WHERE ${ABANDONED} ORDER BY "takenAt", id`,
        [nowMs, nowMs - WAITED_FOR_MS],
      );
    },
    async forgetBefore(timeMs) {
      await query('DELETE FROM claims WHERE "takenAt" < $1', [timeMs]);
    },
  };
}

const NOWHERE = { message: null, channel: null, guild: null };
