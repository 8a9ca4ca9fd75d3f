import { describe, expect, test } from "vitest";
import { openPool } from "../../../../src/shared/databases/postgres/pool.ts";
import { openSession, type Session } from "../../../../src/shared/databases/postgres/session.ts";
import {
  PASSWORD,
  postgresPrograms,
  realPostgresForTests,
} from "../../../support/postgres/real-postgres.ts";

describe.skipIf(postgresPrograms() === null)("with a PostgreSQL server of this machine", () => {
  const { server, connect } = realPostgresForTests({
    max_connections: "15",
    superuser_reserved_connections: "0",
  });

  test.each([
    ["a wrong password", (url: string) => url.replace(PASSWORD, "wr0ng-pass"), "STORE_REFUSED"],
    [
      "a database that does not exist",
      (url: string) => url.replace(/postgres$/, "nowhere"),
      "STORE_REFUSED",
    ],
    [
      "a port where nothing listens",
      (url: string) => url.replace(/:\d+\//, ":9/"),
      "STORE_UNREACHABLE",
    ],
  ])("%s is reported without the password", async (_, change, code) => {
    const url = change(server().storeUrl);
    const error = await openSession(url, { purpose: "test" }).catch((error) => error);
    expect(error).toMatchObject({ code, hint: expect.stringContaining("STORE_URL") });
    const told = `${error.message} ${error.hint} ${error.stack} ${JSON.stringify(error.cause)}`;
    expect(told).not.toMatch(new RegExp(`${PASSWORD}|wr0ng-pass`));
  });

  test("a statement that takes too long is ended, and the next one is answered", async () => {
    const database = openPool(server().storeUrl, 1, { purpose: "test", patienceMs: 2000 });
    await expect(database.query("SELECT pg_sleep(30)")).rejects.toMatchObject({
      code: "STORE_TOO_SLOW",
    });
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await database.close();
  });

  test("a transaction that stands still gives its locks back", async () => {
    const still = await openSession(server().storeUrl, { purpose: "test", idleMs: 3000 });
    const other = await connect();
    await other.query("CREATE TABLE counted AS SELECT 0 AS n");
    await still.query("BEGIN");
    await still.query("UPDATE counted SET n = 1");
    await other.query("UPDATE counted SET n = n + 2");
    expect(await other.query("SELECT n FROM counted")).toEqual([{ n: 2 }]);
    await still.lost;
    await expect(still.query("COMMIT")).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await Promise.all([still.close(), other.close()]);
  });

  test("a connection that is lost between two statements that are run at once fails them, and nothing else", async () => {
    const database = openPool(server().storeUrl, 1, { purpose: "test", idleMs: 2000 });
    // Once the statement is sent this process stands still, until its answer and the end of the connection are there.
    const standingStill = {
      toPostgres() {
        setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4000));
        return "1";
      },
    };
    const ending = database.atOnce([
      ["SELECT $1::int", [standingStill]],
      ["SELECT 1", []],
    ]);
    await expect(ending).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await database.atOnce([["SELECT 1", []]]);
    await database.close();
  });

  test("a server without a free connection is busy, and answers when there is one again", async () => {
    const sessions: Session[] = [];
    const all = async () => {
      for (;;) sessions.push(await connect());
    };
    await expect(all()).rejects.toMatchObject({ code: "STORE_BUSY" });
    await Promise.all(sessions.map((session) => session.close()));
    await expect
      .poll(() =>
        connect().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });

  test("after a crash of the server queries fail until it is back", async () => {
    const database = openPool(server().storeUrl, 2, { purpose: "test" });
    await database.query("SELECT 1");
    await server().crash();
    await expect(database.query("SELECT 1")).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await server().start();
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await database.close();
  });
});
