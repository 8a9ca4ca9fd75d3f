import { openPool } from "../../../shared/databases/postgres/pool.ts";
import { openSession, type Session } from "../../../shared/databases/postgres/session.ts";
import { UserError } from "../../../shared/errors.ts";
import { type Dialect, SCHEMA_VERSION, STEPS, type Tables } from "./tables.ts";

const POSTGRES: Dialect = { time: "float8", bytes: "bytea", table: "", keyed: "" };

const SCHEMA = "quotewell_bot";
/** Id of the advisory lock held while the tables are changed; an arbitrary number. */
const LOCK = 0x51_57_00_03;

/** Concurrent statements of one process; each takes about a millisecond. */
const CONNECTIONS = 4;
/** Discord waits for three seconds. */
const PATIENCE_MS = 2500;

/**
 * The memory on a server, created when missing; all processes with the same address share it.
 *
 * @throws UserError STORE_… when the server can't be used, or `STORE_TOO_NEW`
 */
export async function openPostgresTables(storeUrl: string): Promise<Tables> {
  const session = await openSession(storeUrl, { purpose: "memory" });
  try {
    await session.transaction(() => updateTables(session));
  } finally {
    await session.close();
  }
  return openPool(storeUrl, CONNECTIONS, {
    purpose: "memory",
    patienceMs: PATIENCE_MS,
    settings: { search_path: `${SCHEMA}, public` },
  });
}

async function updateTables(session: Session): Promise<void> {
  await session.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
  await session.query(`
    CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
    CREATE TABLE IF NOT EXISTS ${SCHEMA}.version (number int NOT NULL);
  `);
  const [found] = await session.query<{ number: number }>(`SELECT number FROM ${SCHEMA}.version`);
  const version = found?.number ?? 0;
  if (version > SCHEMA_VERSION)
    throw new UserError(
      "STORE_TOO_NEW",
      `The bot's memory in the database ${session.address} was written by a newer version.`,
      "Update Quotewell on this machine.",
    );
  await session.query(`SET LOCAL search_path = ${SCHEMA}`);
  for (const step of STEPS.slice(version)) await session.query(step(POSTGRES));
  await session.query("DELETE FROM version");
  await session.query("INSERT INTO version VALUES ($1)", [SCHEMA_VERSION]);
}
