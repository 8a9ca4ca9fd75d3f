/** A firewall or proxy may forget a connection without closing it: nothing arrives any more, and nothing says so. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lastingSession } from "../../../../src/shared/databases/postgres/lasting-session.ts";
import { openPool } from "../../../../src/shared/databases/postgres/pool.ts";
import { openSession } from "../../../../src/shared/databases/postgres/session.ts";
import { startPostgres, type TestServer } from "../../../support/postgres/pglite.ts";
import { postgresPrograms, realPostgresForTests } from "../../../support/postgres/real-postgres.ts";
import { silentProxy } from "../../../support/postgres/silent-proxy.ts";

const LIMITS = { patienceMs: 3000, graceMs: 1000, connectMs: 3000, probeMs: 3000 };
const OPTIONS = { purpose: "test", ...LIMITS };

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres({ extensions: false });
});
afterAll(() => server.stop());

test("a lasting session is replaced, and can be closed", async () => {
  const proxy = await silentProxy(server.storeUrl);
  let opened = 0;
  const close = await lastingSession(proxy.storeUrl, OPTIONS, async (session) => {
    await session.query("SELECT 1");
    opened++;
  });
  proxy.silence();
  await expect.poll(() => opened).toBe(2);
  proxy.silence();
  await close();
});

test("a query of a pool fails in time, and the next ones are answered by new connections", async () => {
  const proxy = await silentProxy(server.storeUrl);
  const database = openPool(proxy.storeUrl, 3, OPTIONS);
  const three = () => Promise.all([1, 2, 3].map(() => database.query("SELECT 1 AS one")));
  await three();
  proxy.silence();
  await expect(database.query("SELECT 1")).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  expect(await three()).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]]);
  proxy.silence();
  await database.close();
});

test("statements that are run at once fail in time, and the next ones are answered", async () => {
  const proxy = await silentProxy(server.storeUrl);
  const database = openPool(proxy.storeUrl, 1, OPTIONS);
  await database.query("SELECT 1");
  proxy.silence();
  const both = () =>
    database.atOnce([
      ["SELECT 1", []],
      ["SELECT 2", []],
    ]);
  await expect(both()).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  await both();
  await database.close();
});

test("opening a server that accepts connections and says nothing fails in time", async () => {
  const proxy = await silentProxy(server.storeUrl);
  proxy.silenceNew(true);
  await expect(openSession(proxy.storeUrl, OPTIONS)).rejects.toMatchObject({
    code: "STORE_UNREACHABLE",
  });
  const database = openPool(proxy.storeUrl, 1, OPTIONS);
  await expect(database.query("SELECT 1")).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  proxy.silenceNew(false);
  await database.query("SELECT 1");
  await database.close();
});

describe.skipIf(postgresPrograms() === null)("with a PostgreSQL server of this machine", () => {
  const { server } = realPostgresForTests();
  const { patienceMs, ...unlimited } = OPTIONS;

  test("a session waits for what the server works on, however long, and not for an answer that got lost", async () => {
    const proxy = await silentProxy(server().storeUrl);
    const session = await openSession(proxy.storeUrl, unlimited);
    await session.query("SELECT pg_sleep(7)");
    const waiting = session.query("SELECT pg_sleep(5)");
    waiting.catch(() => {});
    const other = await openSession(server().storeUrl, OPTIONS);
    const atWork = () =>
      other.query("SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%(5)'");
    await expect.poll(atWork).toHaveLength(1);
    proxy.silence();
    await expect(waiting).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await session.lost;
    await Promise.all([session.close(), other.close()]);
  });
});
