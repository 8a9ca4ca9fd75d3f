import { beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../../src/glossary/library.ts";
import {
  ARTICLES_SHELF,
  dropUnread,
  list,
  makeCurrent,
} from "../../../src/index/postgres/generations.ts";
import { holdCurrent } from "../../../src/index/postgres/hold.ts";
import { postgresVersionSource } from "../../../src/index/postgres/index-version.ts";
import { CONTROL_TABLES, schemaOf } from "../../../src/index/postgres/layout.ts";
import { lockPublishing } from "../../../src/index/postgres/locks.ts";
import type { Session } from "../../../src/shared/databases/postgres/session.ts";
import { postgresPrograms, realPostgresForTests } from "../../support/postgres/real-postgres.ts";

/** A generation as far as locks and listings know it. */
async function publishEmpty(session: Session, generation: string): Promise<void> {
  const manifest = { generation } as Manifest;
  await session.query(`CREATE SCHEMA ${schemaOf(generation)}`);
  const published = { manifest, print: generation, collections: [], publishers: [] };
  await list(session, ARTICLES_SHELF, published);
  await makeCurrent(session, generation, ARTICLES_SHELF);
}

const schemas = async (session: Session) =>
  (
    await session.query<{ name: string }>(
      "SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'quotewell\\_%' ORDER BY 1",
    )
  ).map(({ name }) => name);

describe.skipIf(postgresPrograms() === null)("with a PostgreSQL server of this machine", () => {
  const { server, connect } = realPostgresForTests();
  beforeAll(async () => (await connect()).query(CONTROL_TABLES));

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

  test("a generation is kept while it is read, and dropped after that", async () => {
    const session = await connect();
    await publishEmpty(session, "g1");
    const held = await holdCurrent(server().storeUrl, "articles");
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
    const versions = postgresVersionSource(server().storeUrl);
    let announced = 0;
    versions.onChange(() => announced++);
    const before = await versions.read();
    await publishEmpty(await connect(), "g3");
    await expect.poll(() => announced).toBeGreaterThan(0);
    expect(await versions.read()).not.toEqual(before);
    await versions.close();
  });

  test("after a crash of the server its version is read again, and what was held is held again", async () => {
    const versions = postgresVersionSource(server().storeUrl);
    const held = await holdCurrent(server().storeUrl, "articles");
    const before = await versions.read();
    await server().crash();
    await expect(versions.read()).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await server().start();
    const session = await connect();
    expect(await versions.read()).toEqual(before);
    const holders = () =>
      session.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'");
    await expect.poll(holders).toHaveLength(1);
    await publishEmpty(session, "g4");
    await dropUnread(session, "articles");
    expect(await schemas(session)).toContain("quotewell_g3");
    await held.close();
    await versions.close();
  });
});
