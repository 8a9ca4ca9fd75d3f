import { afterAll, beforeAll, describe } from "vitest";
import type { StoreLocation } from "../../../src/discord/store/store.ts";
import { startPostgres, type TestServer } from "../postgres/pglite.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/**
 * Runs tests for each place where the bot's memory may lie.
 *
 * @param tests is given a function that makes a new, empty place
 */
export function wherever(tests: (newPlace: () => Promise<StoreLocation>) => void): void {
  describe("in a folder", () => {
    tests(async () => ({ dataDir: temporaryFolder(), storeUrl: null }));
  });
  describe("in PostgreSQL", () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());
    tests(async () => {
      await server.database.exec("DROP SCHEMA IF EXISTS quotewell_bot CASCADE");
      return { dataDir: temporaryFolder(), storeUrl: server.storeUrl };
    });
  });
}
