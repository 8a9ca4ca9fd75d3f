import type { Session } from "../../databases/postgres/connections.ts";
import { SCHEMAS, schemaOf } from "./layout.ts";
import { lockDropping } from "./locks.ts";

/** Drops what interrupted publications left. Only while nobody else publishes. */
export async function dropUnfinished(session: Session): Promise<void> {
  const schemas = await session.query<{ schema: string }>(
    "SELECT nspname AS schema FROM pg_namespace WHERE nspname LIKE $1",
    [SCHEMAS],
  );
  const complete = await session.query<{ name: string }>("SELECT name FROM quotewell.generations");
  const kept = new Set(complete.map(({ name }) => schemaOf(name)));
  for (const { schema } of schemas) {
    if (!kept.has(schema)) await session.query(`DROP SCHEMA ${schema} CASCADE`);
  }
}

/** Drops the generations of a shelf that are not current and that nobody reads; the others stay until the next time. */
export async function dropUnread(session: Session, shelf: string): Promise<void> {
  const old = await session.query<{ name: string }>(
    `SELECT name FROM quotewell.generations
     WHERE shelf = $1 AND name NOT IN (SELECT generation FROM quotewell.current)`,
    [shelf],
  );
  for (const { name } of old) {
    await session.transaction(async () => {
      if (!(await lockDropping(session, name))) return;
      await session.query("DELETE FROM quotewell.generations WHERE name = $1", [name]);
      await session.query(`DROP SCHEMA ${schemaOf(name)} CASCADE`);
    });
  }
}
