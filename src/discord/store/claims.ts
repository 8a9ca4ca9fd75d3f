import { randomUUID } from "node:crypto";
import { deleteOlder } from "./tables/delete-older.ts";
import type { Tables } from "./tables/tables.ts";

/** Where a claimed question is. */
export type ClaimedAt = {
  /** The one that asks; for a command the interaction. */
  readonly message: string;
  readonly channel: string;
  /** `null` in direct messages. */
  readonly guild: string | null;
  /** For a command, what is needed to answer it, encrypted because it includes the interaction's token. */
  readonly command: string | null;
};

/** A question that one process answers; each edit of a message has a different `id`. */
export type Claim = ClaimedAt & { readonly id: string };

/** A process that has not renewed a claim for this long has most likely ended. */
const LEASE_MS = 15_000;

/** After this time, an answer would come too late. */
const WAITED_FOR_MS = 5 * 60_000;

/** A claim that ends later than this was taken while a clock was wrong; the clocks of two machines differ by less. */
const FURTHEST_LEASE_MS = 5 * 60_000;

/** `$1` is the time now, `$2` the earliest time of a question that is still answered. */
const ABANDONED =
  'claims.message IS NOT NULL AND claims."takenAt" > $2 ' +
  `AND (claims."heldUntil" <= $1 OR claims."heldUntil" - ${FURTHEST_LEASE_MS} > $1)`;

/**
 * Several processes may receive the same event; the first one to claim it handles it. A claim that is open for too long passes to the
 * next process that takes it.
 */
export function claimsIn(tables: Tables, now: () => number) {
  const { query } = tables;
  const me = randomUUID();
  return {
    /**
     * @param id of the event
     * @param open where to find the question if this process ends before `finish`; left out for an event that no other process can handle
     * @returns false if another process has it
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
    /** Opens a claim: from now on, another process takes it over if this one ends before `finish`. */
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
    /** Whether another process has taken over a claim that this one did not renew in time. */
    async isLost(id: string): Promise<boolean> {
      const [claim] = await query<{ holder: string }>("SELECT holder FROM claims WHERE id = $1", [
        id,
      ]);
      return claim !== undefined && claim.holder !== me;
    },
    /** Renews a claim for `ms` milliseconds; with 0, the next process that looks takes it over. */
    async keep(id: string, ms = LEASE_MS): Promise<void> {
      await query(
        `UPDATE claims SET "takenAt" = $1, "heldUntil" = $2
         WHERE id = $3 AND holder = $4 AND message IS NOT NULL`,
        [now(), now() + ms, id, me],
      );
    },
    /** Claims whose process ended before answering, oldest first. */
    abandoned(): Promise<Claim[]> {
      const nowMs = now();
      return query(
        `SELECT id, message, channel, guild, command FROM claims WHERE ${ABANDONED} ORDER BY "takenAt", id`,
        [nowMs, nowMs - WAITED_FOR_MS],
      );
    },
    /** Forgets those that were taken before that time. @returns how many */
    forgetBefore: (timeMs: number, signal?: AbortSignal): Promise<number> =>
      deleteOlder(tables, { table: "claims", key: "id", time: "takenAt" }, timeMs, signal),
  };
}

const NOWHERE = { message: null, channel: null, guild: null, command: null };
