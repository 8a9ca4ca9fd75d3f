import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  openPool,
  openSession,
  type Session,
} from "../../../src/databases/postgres/connections.ts";
import { dropUnread, makeControlTables } from "../../../src/index/postgres/generations.ts";
import { holdCurrent } from "../../../src/index/postgres/hold.ts";
import { postgresVersionSource } from "../../../src/index/postgres/index-version.ts";
import { CHANNEL } from "../../../src/index/postgres/layout.ts";
import { lockPublishing } from "../../../src/index/postgres/locks.ts";
import {
  PASSWORD,
  postgresPrograms,
  type RealServer,
  startRealPostgres,
} from "../../support/postgres/real-postgres.ts";

const programs = postgresPrograms();
let server: RealServer;
const open: (() => Promise<void>)[] = [];
const connect = async (purpose = "test") => {
  const session = await openSession(server.storeUrl, { purpose });
  open.push(session.close);
  return session;
};

/** A generation as far as locks and listings know it. */
async function publishEmpty(session: Session, name: string): Promise<void> {
  const manifest = { generation: name, passages: 0 };
  await session.query(`CREATE SCHEMA quotewell_${name}`);
  await session.query(
    "INSERT INTO quotewell.generations VALUES ($1, 'articles', 1, $1, $2, '{}', '{}')",
    [name, manifest],
  );
  await session.query(
    `INSERT INTO quotewell.current VALUES ('articles', $1) ON CONFLICT (shelf) DO UPDATE SET generation = excluded.generation`,
    [name],
  );
  await session.query("SELECT pg_notify($1, 'articles')", [CHANNEL]);
}

const schemas = async (session: Session) =>
  (
    await session.query<{ name: string }>(
      "SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'quotewell\\_%' ORDER BY 1",
    )
  ).map(({ name }) => name);

describe.skipIf(programs === null)("with a PostgreSQL server of this machine", () => {
  beforeAll(async () => {
    server = await startRealPostgres(programs!, {
      max_connections: "15",
      superuser_reserved_connections: "0",
    });
    await makeControlTables(await connect());
  });
  afterAll(async () => {
    await Promise.all(open.map((close) => close()));
    await server?.stop();
  });

  test("two processes never publish at the same time, and the second learns who does", async () => {
    const [first, second] = [await connect("index"), await connect()];
    await lockPublishing(first);
    await expect(lockPublishing(second)).rejects.toMatchObject({
      code: "INDEX_LOCKED",
      message: expect.stringContaining(`quotewell index ${process.pid}@`),
    });
    await first.close();
    await expect
      .poll(() =>
        lockPublishing(second).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await second.close();
  });

  test("a generation stays while somebody reads it, and goes when nobody does", async () => {
    const session = await connect();
    await publishEmpty(session, "g1");
    const held = await holdCurrent(server.storeUrl, "articles");
    await publishEmpty(session, "g2");
    await dropUnread(session, "articles");
    expect(await schemas(session)).toEqual(["quotewell_g1", "quotewell_g2"]);
    await held.close();
    await expect
      .poll(async () => {
        await dropUnread(session, "articles");
        return schemas(session);
      })
      .toEqual(["quotewell_g2"]);
  });

  test("a new generation is announced", async () => {
    const versions = postgresVersionSource(server.storeUrl);
    let announced = 0;
    versions.onChange(() => announced++);
    const before = await versions.read();
    await publishEmpty(await connect(), "g3");
    await expect.poll(() => announced).toBeGreaterThan(0);
    expect(await versions.read()).not.toEqual(before);
    await versions.close();
  });

  test.each([
    ["a wrong password", (url: string) => url.replace(PASSWORD, "wr0ng-pass"), "STORE_REFUSED"],
    [
      "a database that is not there",
      (url: string) => url.replace(/postgres$/, "nowhere"),
      "STORE_REFUSED",
    ],
    [
      "a port where nothing listens",
      (url: string) => url.replace(/:\d+\//, ":9/"),
      "STORE_UNREACHABLE",
    ],
  ])("%s is told without the password", async (_, change, code) => {
    const url = change(server.storeUrl);
    const error = await openSession(url, { purpose: "test" }).catch((error) => error);
    expect(error).toMatchObject({ code, hint: expect.stringContaining("STORE_URL") });
    const told = `${error.message} ${error.hint} ${error.stack} ${JSON.stringify(error.cause)}`;
    expect(told).not.toMatch(new RegExp(`${PASSWORD}|wr0ng-pass`));
  });

  test("a statement that takes too long is ended, and the next one is answered", async () => {
    const database = openPool(server.storeUrl, 1, { purpose: "test", patienceMs: 50 });
    await expect(database.query("SELECT pg_sleep(30)")).rejects.toMatchObject({
      code: "STORE_TOO_SLOW",
    });
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
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

  test("after a crash of the server questions fail until it is back; what was held is held again", async () => {
    const database = openPool(server.storeUrl, 2, { purpose: "test" });
    const versions = postgresVersionSource(server.storeUrl);
    const held = await holdCurrent(server.storeUrl, "articles");
    const before = await versions.read();
    await server.crash();
    await expect(database.query("SELECT 1")).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await expect(versions.read()).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await server.start();
    const session = await connect();
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await versions.read()).toEqual(before);
    const holders = () =>
      session.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'");
    await expect.poll(holders, { timeout: 10_000 }).toHaveLength(1);
    await publishEmpty(session, "g4");
    await dropUnread(session, "articles");
    expect(await schemas(session)).toContain("quotewell_g3");
    await held.close();
    await versions.close();
    await database.close();
  });
});
