import type { Queries } from "../../shared/databases/postgres/connections.ts";
import { UserError } from "../../shared/errors.ts";

/** The extensions that searching needs, each with the oldest version that works. */
const NEEDED = {
  vector: { oldest: "0.8.0", home: "https://github.com/pgvector/pgvector" },
  pg_textsearch: { oldest: "1.0.0", home: "https://github.com/timescale/pg_textsearch" },
} as const;

type Name = keyof typeof NEEDED;

/** `installed` is `null` until the extension is created in the database. */
export type Extension = { readonly name: Name; readonly installed: string | null };

const FIND = `
  SELECT name, installed_version AS installed FROM pg_available_extensions
  WHERE name = ANY ($1) ORDER BY name DESC
`;

/** @throws UserError STORE_EXTENSION_MISSING or STORE_EXTENSION_OLD naming the extension */
export async function checkExtensions(database: Queries): Promise<readonly Extension[]> {
  const names = Object.keys(NEEDED) as Name[];
  const found = await database.query<Extension>(FIND, [names]);
  for (const name of names) {
    const extension = found.find((one) => one.name === name);
    const { oldest, home } = NEEDED[name];
    if (!extension)
      throw new UserError(
        "STORE_EXTENSION_MISSING",
        `The database server does not have the extension ${name}.`,
        `Install ${name} ${oldest} or newer on the server (${home}), or start the one in deploy/postgres-compose.yaml.`,
      );
    const { installed } = extension;
    if (installed !== null && isOlder(installed, oldest))
      throw new UserError(
        "STORE_EXTENSION_OLD",
        `The database has ${name} ${installed}, but needs ${oldest} or newer.`,
        `Install a newer one on the server, then run in the database: ALTER EXTENSION ${name} UPDATE`,
      );
  }
  return found;
}

/** Creates missing extensions. @throws UserError STORE_EXTENSION_… or STORE_FORBIDDEN */
export async function ensureExtensions(database: Queries): Promise<void> {
  for (const { name, installed } of await checkExtensions(database)) {
    if (installed !== null) continue;
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
}

function isOlder(version: string, wanted: string): boolean {
  return version.localeCompare(wanted, "en", { numeric: true }) < 0;
}
