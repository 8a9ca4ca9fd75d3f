import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool, type Pool } from "../../../../src/shared/databases/postgres/pool.ts";
import { PASSWORD, startPostgres, type TestServer } from "../../../support/postgres/pglite.ts";

let server: TestServer;
let database: Pool;
beforeAll(async () => {
  server = await startPostgres({ extensions: false });
  database = openPool(server.storeUrl, 1, { purpose: "fails" });
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

test.each([
  ["53100", "STORE_FULL", "Make room"],
  ["53300", "STORE_BUSY", "max_connections"],
  ["25006", "STORE_READ_ONLY", "primary"],
  ["42501", "STORE_FORBIDDEN", "GRANT CREATE"],
  ["57014", "STORE_TOO_SLOW", "docs/postgres.md"],
])("what the server says with SQLSTATE %s is %s, with what to do", async (state, code, advice) => {
  const failing = database.query(
    `DO $$ BEGIN RAISE EXCEPTION 'by order' USING ERRCODE = '${state}'; END $$`,
  );
  const error = await failing.catch((thrown) => thrown);
  expect(error).toMatchObject({ code, hint: expect.stringContaining(advice) });
  expect(error.message).toContain("127.0.0.1");
  expect(error.message).not.toContain(PASSWORD);
});

test("an error that is a bug keeps its own message", async () => {
  await expect(database.query("SELECT nothing FROM nowhere")).rejects.toThrow(
    'relation "nowhere" does not exist',
  );
});
