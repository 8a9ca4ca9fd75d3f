import type { Database } from "../../../sqlite.ts";

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
  take(id: string, open?: ClaimedAt): boolean;
  finish(id: string): void;
  /** Claims that were left open, oldest first. */
  abandoned(): readonly Abandoned[];
  /** @param timeMs milliseconds since 1970 */
  forgetBefore(timeMs: number): void;
};

/** A process that works on a question for longer has most likely ended. */
const LEASE_MS = 15_000;

/** Nobody waits for an answer for longer. */
const WAITED_FOR_MS = 5 * 60_000;

const ABANDONED = `message IS NOT NULL AND heldUntil <= $now AND takenAt > $now - ${WAITED_FOR_MS}`;

/** @param now clock in milliseconds since 1970 */
export function claimsIn(database: Database, now: () => number): Claims {
  const take = database.prepare<[{ [name: string]: string | number | null }]>(
    `INSERT INTO claims VALUES ($id, $now, $now + ${LEASE_MS}, $message, $channel, $guild)
     ON CONFLICT (id) DO UPDATE SET heldUntil = excluded.heldUntil WHERE ${ABANDONED}`,
  );
  const finish = database.prepare<[string]>("UPDATE claims SET message = NULL WHERE id = ?");
  const abandoned = database.prepare<[{ now: number }], Abandoned>(
    `SELECT id, message, channel, guild FROM claims WHERE ${ABANDONED} ORDER BY takenAt, id`,
  );
  const forget = database.prepare<[number]>("DELETE FROM claims WHERE takenAt < ?");
  return {
    take: (id, open) => take.run({ id, now: now(), ...(open ?? NOWHERE) }).changes > 0,
    finish: (id) => void finish.run(id),
    abandoned: () => abandoned.all({ now: now() }),
    forgetBefore: (timeMs) => void forget.run(timeMs),
  };
}

const NOWHERE = { message: null, channel: null, guild: null };
