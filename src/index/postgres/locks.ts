import { createHash } from "node:crypto";
import type { Session } from "../../shared/databases/postgres/session.ts";
import { UserError } from "../../shared/errors.ts";

/**
 * Advisory locks of the server end with the session that holds them, however it ends, so a killed process leaves none behind.
 */
const PUBLISHING = [0x51_57_00_01, 0] as const;

/** Locks of generations, distinguished by a hash of their names. */
const READING = 0x51_57_00_02;

/** @throws UserError INDEX_LOCKED if another process publishes to this database */
export async function lockPublishing(session: Session): Promise<void> {
  const [answer] = await session.query<{ got: boolean }>(
    "SELECT pg_try_advisory_lock($1, $2) AS got",
    PUBLISHING,
  );
  if (answer?.got) return;
  throw new UserError(
    "INDEX_LOCKED",
    `An index is being published to ${session.address} by ${await holder(session)}.`,
    "Wait until it is done, or stop it; then try again.",
  );
}

/** Keeps a generation from being dropped for as long as the session lasts. */
export async function lockReading(session: Session, generation: string): Promise<void> {
  await session.query("SELECT pg_advisory_lock_shared($1, $2)", keyOf(generation));
}

export async function unlockReading(session: Session, generation: string): Promise<void> {
  await session.query("SELECT pg_advisory_unlock_shared($1, $2)", keyOf(generation));
}

/** Keeps readers away from a generation until the end of the transaction; returns false if one has it open. */
export async function lockDropping(session: Session, generation: string): Promise<boolean> {
  const [answer] = await session.query<{ got: boolean }>(
    "SELECT pg_try_advisory_xact_lock($1, $2) AS got",
    keyOf(generation),
  );
  return answer?.got ?? false;
}

function keyOf(generation: string): [number, number] {
  return [READING, createHash("sha256").update(generation).digest().readInt32BE()];
}

async function holder(session: Session): Promise<string> {
  const [found] = await session.query<{ name: string; since: Date }>(
    `SELECT a.application_name AS name, a.backend_start AS since
     FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1 AND l.objid = $2
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    PUBLISHING,
  );
  return found ? `"${found.name}" since ${found.since.toISOString()}` : "another process";
}
