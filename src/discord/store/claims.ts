import { randomUUID } from "node:crypto";
import type { Tables } from "./tables.ts";

/** Where a claimed question stands. */
export type ClaimedAt = {
  /** The one that asks; for a command the interaction. */
  readonly message: string;
  readonly channel: string;
  /** `null` in direct messages. */
  readonly guild: string | null;
  /** For a command, what it takes to answer it, sealed: the token of the interaction is part of it. */
  readonly command: string | null;
};

/** A question that one process answers; `id` is different for a message and for each edit of it. */
export type Claim = ClaimedAt & { readonly id: string };

/** A process that works on a question for longer has most likely ended. */
const LEASE_MS = 15_000;

/** A later answer would come too late. */
const WAITED_FOR_MS = 5 * 60_000;

/** A claim held for longer was taken while the clock was wrong; those of two machines differ by less. */
const FURTHEST_LEASE_MS = 5 * 60_000;

/** `$1` is the time now, `$2` the earliest time of a question that is still answered. */
const ABANDONED =
  'claims.message IS NOT NULL AND claims."takenAt" > $2 ' +
  `AND (claims."heldUntil" <= $1 OR claims."heldUntil" - ${FURTHEST_LEASE_MS} > $1)`;

/**
 * Two processes may get the same event; the one that claims it first handles it. A claim that stays open
 * for too long passes to the next process that takes it.
 */
export function claimsIn({ query }: Tables, now: () => number) {
  const me = randomUUID();
  return {
    /**
     * @param id of the event
     * @param open where to find the question if this process ends before `finish`; left out for an event that no other process can handle
     * @returns false when another process has it
     */
    async take(id: string, open?: ClaimedAt): Promise<boolean> {
      const nowMs = now();
      const { message, channel, guild, command } = open ?? NOWHERE;
      const taken = await query(
        `INSERT INTO claims (id, "takenAt", "heldUntil", holder, message, channel, guild, command)
         VALUES ($3, $1, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (id) DO UPDATE SET "heldUntil" = excluded."heldUntil", holder = excluded.holder
         WHERE ${ABANDONED}
         RETURNING id`,
        [nowMs, nowMs - WAITED_FOR_MS, id, nowMs + LEASE_MS, me, message, channel, guild, command],
      );
      return taken.length > 0;
    },
    /** From now on another process takes over what this one has taken, if this one ends before `finish`. */
    async open(id: string, { message, channel, guild, command }: ClaimedAt): Promise<void> {
      await query(
        `UPDATE claims SET "heldUntil" = $1, message = $2, channel = $3, guild = $4, command = $5
         WHERE id = $6`,
        [now() + LEASE_MS, message, channel, guild, command, id],
      );
    },
    async finish(id: string): Promise<void> {
      await query("UPDATE claims SET message = NULL, command = NULL WHERE id = $1", [id]);
    },
    /** Whether another process has taken what this one had taken, and did not keep. */
    async isLost(id: string): Promise<boolean> {
      const [claim] = await query<{ holder: string }>("SELECT holder FROM claims WHERE id = $1", [
        id,
      ]);
      return claim !== undefined && claim.holder !== me;
    },
    /** Holds a claim for that long from now on; with 0 the next process that looks takes it. */
    async keep(id: string, ms = LEASE_MS): Promise<void> {
      await query(
        `UPDATE claims SET "takenAt" = $1, "heldUntil" = $2
         WHERE id = $3 AND holder = $4 AND message IS NOT NULL`,
        [now(), now() + ms, id, me],
      );
    },
    /** Claims whose process ended before it answered, oldest first. */
    abandoned(): Promise<Claim[]> {
      const nowMs = now();
      return query(
        `SELECT id, message, channel, guild, command FROM claims WHERE ${ABANDONED} ORDER BY "takenAt", id`,
        [nowMs, nowMs - WAITED_FOR_MS],
      );
    },
    async forgetBefore(timeMs: number): Promise<void> {
      await query('DELETE FROM claims WHERE "takenAt" < $1', [timeMs]);
    },
  };
}

const NOWHERE = { message: null, channel: null, guild: null, command: null };
