import type { Manifest } from "../../glossary/library.ts";
import type { Queries } from "../../shared/databases/postgres/connections.ts";
import type { Session } from "../../shared/databases/postgres/session.ts";
import { codeOf } from "../../shared/files/system-errors.ts";
import { CHANNEL, LAYOUT, SCHEMAS, schemaOf } from "./layout.ts";
import { lockDropping } from "./locks.ts";

/** The index of the articles folder; test collections are published under names of their own. */
export const ARTICLES_SHELF = "articles";

/** A generation that is complete, as the server lists it. */
export type Published = {
  readonly manifest: Manifest;
  readonly layout: number;
  /** Equal for indexes that were made from the same articles in the same way, on any machine. */
  readonly print: string;
  readonly collections: readonly string[];
  readonly publishers: readonly string[];
};

const CURRENT = `
  SELECT g.manifest, g.layout, g.print, g.collections, g.publishers
  FROM quotewell.current c JOIN quotewell.generations g ON g.name = c.generation WHERE c.shelf = $1
`;

/** SQLSTATEs of a schema and a table that do not exist. */
const NOT_THERE = new Set(["3F000", "42P01"]);

/** True for the error of a query on tables that do not or no longer exist. */
export function isNotThere(error: unknown): boolean {
  return NOT_THERE.has(codeOf(error));
}

/** The current generation; `null` if none was ever published. */
export async function currentOn(database: Queries, shelf: string): Promise<Published | null> {
  try {
    return (await database.query<Published>(CURRENT, [shelf]))[0] ?? null;
  } catch (error) {
    if (isNotThere(error)) return null;
    throw error;
  }
}

/** True if a generation is complete and was not dropped. */
export async function isListed(database: Queries, generation: string): Promise<boolean> {
  const sql = "SELECT FROM quotewell.generations WHERE name = $1";
  return (await database.query(sql, [generation])).length > 0;
}

/** Lists a generation as complete. Call this function and those below only under the publishing lock. */
export async function list(
  session: Session,
  shelf: string,
  { manifest, print, collections, publishers }: Omit<Published, "layout">,
): Promise<void> {
  const name = manifest.generation;
  const row = [name, shelf, LAYOUT, print, manifest, collections, publishers];
  await session.query("INSERT INTO quotewell.generations VALUES ($1, $2, $3, $4, $5, $6, $7)", row);
}

/** Makes a generation current in one transaction: readers see either the old or the new one, and are notified afterwards. */
export async function makeCurrent(
  session: Session,
  generation: string,
  shelf: string,
): Promise<void> {
  await session.transaction(async () => {
    await session.query(
      `INSERT INTO quotewell.current VALUES ($1, $2)
       ON CONFLICT (shelf) DO UPDATE SET generation = excluded.generation`,
      [shelf, generation],
    );
    await session.query("SELECT pg_notify($1, $2)", [CHANNEL, shelf]);
  });
}

/** Drops what interrupted publications left behind. */
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

/** Drops a shelf's generations that are neither current nor being read; the others stay until the next time. */
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
