import { openSession } from "../../../src/shared/databases/postgres/session.ts";
import { startPostgres, type TestServer } from "../postgres/pglite.ts";

let server: Promise<TestServer> | null = null;

/**
 * The database that the bot's tests run with, emptied: none unless TEST_STORE names one, a server's address
 * or `pglite`.
 */
export async function storeOfTests(): Promise<string | null> {
  const wanted = process.env.TEST_STORE ?? "";
  if (wanted === "") return null;
  if (wanted === "pglite") server ??= startPostgres();
  const storeUrl = server === null ? wanted : (await server).storeUrl;
  await emptied(storeUrl);
  return storeUrl;
}

/** Drops every index and the bot's memory. */
export async function emptied(storeUrl: string): Promise<void> {
  const session = await openSession(storeUrl, { purpose: "test" });
  const schemas = await session.query<{ name: string }>(
    "SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'quotewell%'",
  );
  for (const { name } of schemas) await session.query(`DROP SCHEMA ${name} CASCADE`);
  await session.close();
}
