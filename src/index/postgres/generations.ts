import type { Queries, Session } from "../../databases/postgres/connections.ts";
import type { Manifest } from "../../domain.ts";
import { CONTROL_TABLES } from "./layout.ts";

/** The index of the articles folder; test collections are published under names of their own. */
export const ARTICLES_SHELF = "articles";

/** What the server says about a generation that is complete. */
export type Published = {
  readonly manifest: Manifest;
  readonly layout: number;
  readonly print: string;
  readonly collections: readonly string[];
  readonly publishers: readonly string[];
};

const CURRENT = `
  SELECT g.manifest, g.layout, g.print, g.collections, g.publishers
  FROM quotewell.current c JOIN quotewell.generations g ON g.name = c.generation WHERE c.shelf = $1
`;

/** SQLSTATEs of a schema and a table that are not there. */
const NOT_THERE = new Set(["3F000", "42P01"]);

/** True for the error of a question to tables that are not there, or not any more. */
export function isNotThere(error: unknown): boolean {
  return NOT_THERE.has(String((error as { code?: unknown }).code));
}

/** The generation that answers now; `null` if none was ever published. */
export async function currentOn(database: Queries, shelf: string): Promise<Published | null> {
  try {
    return (await database.query<Published>(CURRENT, [shelf]))[0] ?? null;
  } catch (error) {
    if (isNotThere(error)) return null;
    throw error;
  }
}

/** Makes the tables that say what there is, unless they are there. Only the publisher may call it. */
export async function makeControlTables(session: Session): Promise<void> {
  await session.query(CONTROL_TABLES);
}

/** True while a generation is complete and not dropped. */
export async function isListed(database: Queries, generation: string): Promise<boolean> {
  const found = await database.query("SELECT FROM quotewell.generations WHERE name = $1", [
    generation,
  ]);
  return found.length > 0;
}
