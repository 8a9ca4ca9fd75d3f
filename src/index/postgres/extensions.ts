import type { Queries } from "../../databases/postgres/connections.ts";
import { UserError } from "../../errors.ts";

/** Extensions of the server that searching needs, with the oldest version of each that works. */
const NEEDED = { vector: "0.8.0", pg_textsearch: "1.0.0" } as const;

const WHERE = {
  vector: "https://github.com/pgvector/pgvector",
  pg_textsearch: "https://github.com/timescale/pg_textsearch",
} as const;

/** `installed` is `null` until the extension is created in the database. */
export type Extension = { readonly name: keyof typeof NEEDED; readonly installed: string | null };

const FIND = `
  SELECT name, installed_version AS installed FROM pg_available_extensions
  WHERE name = ANY ($1) ORDER BY name DESC
`;

/** @throws UserError STORE_EXTENSION_MISSING or STORE_EXTENSION_OLD naming the extension */
export async function checkExtensions(database: Queries): Promise<readonly Extension[]> {
  const names = Object.keys(NEEDED) as (keyof typeof NEEDED)[];
  const found = await database.query<Extension>(FIND, [names]);
  for (const name of names) {
    const extension = found.find((one) => one.name === name);
    if (!extension) throw missing(name);
    const { installed } = extension;
    if (installed !== null && isOlder(installed, NEEDED[name])) throw old(name, installed);
  }
  return found;
}

/**
 * Creates the extensions that the database does not have yet.
 *
 * @throws UserError as `checkExtensions` does, or STORE_FORBIDDEN if this user may not
 */
export async function needExtensions(database: Queries): Promise<void> {
  for (const { name, installed } of await checkExtensions(database)) {
    if (installed === null) await create(name, database);
  }
}

async function create(name: Extension["name"], database: Queries): Promise<void> {
  try {
    await database.query(`CREATE EXTENSION IF NOT EXISTS ${name} SCHEMA public`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      "STORE_EXTENSION_UNUSABLE",
      `The database can't load the extension ${name}: ${(error as Error).message}.`,
      "Set shared_preload_libraries = 'pg_textsearch' in postgresql.conf and restart the server; see docs/postgres.md.",
      error,
    );
  }
}

function isOlder(version: string, wanted: string): boolean {
  return version.localeCompare(wanted, "en", { numeric: true }) < 0;
}

function missing(name: keyof typeof NEEDED): UserError {
  return new UserError(
    "STORE_EXTENSION_MISSING",
    `The database server does not have the extension ${name}.`,
    `Install ${name} ${NEEDED[name]} or newer on the server (${WHERE[name]}), or start the one in deploy/postgres-compose.yaml.`,
  );
}

function old(name: keyof typeof NEEDED, version: string): UserError {
  return new UserError(
    "STORE_EXTENSION_OLD",
    `The database has ${name} ${version}, but needs ${NEEDED[name]} or newer.`,
    `Install a newer one on the server, then run in the database: ALTER EXTENSION ${name} UPDATE`,
  );
}
