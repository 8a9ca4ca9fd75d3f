import { UserError } from "../../errors.ts";
import type { Queries } from "../../postgres/database.ts";

/** Extensions of the server that searching needs, and the oldest version of each that will do. */
const NEEDED = { vector: "0.8.0", pg_textsearch: "1.0.0" } as const;

const WHERE = {
  vector: "https://github.com/pgvector/pgvector",
  pg_textsearch: "https://github.com/timescale/pg_textsearch",
} as const;

type State = { readonly name: keyof typeof NEEDED; readonly installed: string | null };

const STATE = `
  SELECT name, installed_version AS installed FROM pg_available_extensions WHERE name = ANY ($1)
`;

/**
 * Makes the extensions known to the database.
 *
 * @throws UserError STORE_EXTENSION_MISSING or STORE_EXTENSION_OLD naming the extension, or as errors.ts
 * tells when the user may not
 */
export async function needExtensions(database: Queries): Promise<void> {
  const names = Object.keys(NEEDED) as (keyof typeof NEEDED)[];
  const found = await database.query<State>(STATE, [names]);
  for (const name of names) {
    const state = found.find((extension) => extension.name === name);
    if (!state) throw missing(name);
    if (state.installed === null) await database.query(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    else if (isOlder(state.installed, NEEDED[name])) throw old(name, state.installed);
  }
}

/** Version of each extension as the database has it, by name; `null` for one it has not. */
export async function extensionVersions(
  database: Queries,
): Promise<{ readonly [name: string]: string | null }> {
  const found = await database.query<State>(STATE, [Object.keys(NEEDED)]);
  const versions = new Map(found.map(({ name, installed }) => [name, installed]));
  return Object.fromEntries(
    Object.keys(NEEDED).map((name) => [name, versions.get(name as "vector") ?? null]),
  );
}

function isOlder(version: string, wanted: string): boolean {
  return version.localeCompare(wanted, "en", { numeric: true }) < 0;
}

function missing(name: keyof typeof NEEDED): UserError {
  return new UserError(
    "STORE_EXTENSION_MISSING",
    `The database server lacks the extension ${name}.`,
    `Install ${name} ${NEEDED[name]} or newer on the server (${WHERE[name]}), or start the one in deploy/postgres-compose.yaml.`,
  );
}

function old(name: keyof typeof NEEDED, version: string): UserError {
  return new UserError(
    "STORE_EXTENSION_OLD",
    `The database has ${name} ${version}; needed is ${NEEDED[name]}.`,
    `Install a newer one on the server, then run in the database: ALTER EXTENSION ${name} UPDATE`,
  );
}
