import { join } from "node:path";
import { type Database, openSharedSqlite } from "../shared/databases/sqlite.ts";
import { UserError } from "../shared/errors.ts";

/** File name in DATA_DIR. */
const FILE = "arrivals.db";

/**
 * Opens the database of arrived articles, created if missing. Processes on this machine share it. It is never in the database of
 * STORE_URL, because it is about files on this machine.
 *
 * @param dataDir DATA_DIR
 * @param tables statements that create the tables unless they exist
 * @throws UserError STORE_UNUSABLE
 */
export function openArrivals(dataDir: string, tables: string): Database {
  const file = join(dataDir, FILE);
  try {
    const database = openSharedSqlite(file);
    database.exec(tables);
    return database;
  } catch (error) {
    throw new UserError(
      "STORE_UNUSABLE",
      `The register of articles that arrived, ${file}, can't be used: ${(error as Error).message}.`,
      "Make DATA_DIR a folder you can write to. If the file is damaged, move it away: the articles stay, but those added earlier can no longer be removed with /remove.",
      error,
    );
  }
}
