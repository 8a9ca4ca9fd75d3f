import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { withFallback } from "../../../../src/discord/store/tables/fallback-tables.ts";
import { openTablesInMemory } from "../../../../src/discord/store/tables/sqlite-tables.ts";
import type { Tables } from "../../../../src/discord/store/tables/tables.ts";

const PUT = "INSERT INTO notes (name, value) VALUES ($1, $2)";
const GET = "SELECT name FROM notes ORDER BY name";

const failed = vi.fn();
beforeEach(() => void failed.mockReset());

/** Tables that fail as a full disk or a damaged file makes them fail. */
function opened(openFallback = openTablesInMemory) {
  const main = openTablesInMemory();
  const fails = { now: "nothing" as "nothing" | "writing" | "everything" };
  const failing: Tables = {
    async query(sql, values) {
      if (fails.now === "everything" || (fails.now === "writing" && !sql.startsWith("SELECT")))
        throw new Error("database or disk is full");
      return main.query(sql, values);
    },
    async atOnce(statements) {
      if (fails.now !== "nothing") throw new Error("database or disk is full");
      return main.atOnce(statements);
    },
    close: () => main.close(),
  };
  const tables = withFallback(failing, openFallback, failed);
  onTestFinished(() => tables.close());
  const put = (name: string) => tables.query(PUT, [name, Buffer.of(1)]);
  return { main, fails, tables, put };
}

test("what can't be written is remembered by the process, and found beside what was written before", async () => {
  const { fails, tables, put } = opened();
  await put("before");
  fails.now = "writing";
  await tables.atOnce([[PUT, ["meanwhile", Buffer.of(1)]]]);
  expect(failed).toHaveBeenCalled();
  expect(await tables.failure()).toBe("database or disk is full");
  expect(await tables.query(GET)).toEqual([{ name: "before" }]);
  expect(await tables.query("SELECT name FROM notes WHERE name = $1", ["meanwhile"])).toHaveLength(
    1,
  );
  fails.now = "everything";
  expect(await tables.query(GET)).toEqual([{ name: "meanwhile" }]);
});

test("what was written meanwhile is in the tables as soon as they work, in order and without another statement", async () => {
  const { main, fails, tables, put } = opened();
  await put("first");
  fails.now = "writing";
  await put("second");
  await tables.atOnce([
    ["UPDATE notes SET name = $1 WHERE name = $2", ["third", "second"]],
    ["DELETE FROM notes WHERE name = $1", ["first"]],
  ]);
  fails.now = "nothing";
  await expect.poll(() => main.query(GET)).toEqual([{ name: "third" }]);
  await put("fourth");
  await expect.poll(() => main.query(GET)).toEqual([{ name: "fourth" }, { name: "third" }]);
  expect(await tables.failure()).toBeNull();
});

test("what was said to have changed nothing changes nothing later", async () => {
  const { main, fails, tables, put } = opened();
  await put("kept");
  fails.now = "writing";
  expect(
    await tables.query("DELETE FROM notes WHERE name = $1 RETURNING name", ["kept"]),
  ).toHaveLength(0);
  await put("last");
  fails.now = "nothing";
  await expect.poll(() => main.query(GET)).toEqual([{ name: "kept" }, { name: "last" }]);
});

test("one statement that the tables refuse neither stops the others nor loses what is remembered", async () => {
  const { main, fails, tables, put } = opened();
  await put("there");
  await put("there");
  await put("after");
  expect(await main.query(GET)).toEqual([{ name: "after" }, { name: "there" }]);
  fails.now = "writing";
  await put("meanwhile");
  await expect(put("meanwhile")).rejects.toThrow("UNIQUE");
  await tables.query("DELETE FROM notes WHERE name = $1", ["there"]);
  // The tables have one of that name, unlike the fallback.
  await put("after");
  await put("last");
  fails.now = "nothing";
  await expect
    .poll(() => main.query(GET))
    .toEqual([{ name: "after" }, { name: "last" }, { name: "meanwhile" }]);
});

test("tables that can't be read are left alone for a moment, and read again when they can", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    const { fails, tables, put } = opened();
    await put("there");
    fails.now = "everything";
    for (let n = 0; n < 3; n++) expect(await tables.query(GET)).toEqual([]);
    expect(failed).toHaveBeenCalledTimes(1);
    fails.now = "nothing";
    vi.advanceTimersByTime(6000);
    expect(await tables.query(GET)).toEqual([{ name: "there" }]);
  } finally {
    vi.useRealTimers();
  }
});

test("a fallback that is full is begun again: nothing fails for it, and nothing of it is lost", async () => {
  const { main, fails, tables, put } = opened(() => {
    const fallback = openTablesInMemory();
    let room = 10;
    const query: Tables["query"] = async (sql, values) => {
      if (!sql.startsWith("SELECT") && room-- === 0)
        throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
      return fallback.query(sql, values);
    };
    return { ...fallback, query };
  });
  fails.now = "everything";
  for (let n = 0; n < 25; n++) await put(`${n}`);
  expect(await tables.query(GET)).toHaveLength(5);
  fails.now = "nothing";
  await expect.poll(() => main.query(GET)).toHaveLength(25);
});

test("tables in memory hold 64 MB at most", async () => {
  const tables = openTablesInMemory();
  const fill = async () => {
    for (let n = 0; n < 100; n++) await tables.query(PUT, [`${n}`, Buffer.alloc(1_000_000)]);
  };
  await expect(fill()).rejects.toThrow("full");
  await tables.close();
});

test("what is still to be written when the tables are closed is written then, if they work", async () => {
  const written: string[] = [];
  let isFull = true;
  const main: Tables = {
    query: async () => [],
    async atOnce(statements) {
      if (isFull) throw new Error("database or disk is full");
      for (const [sql] of statements) written.push(sql);
    },
    close: async () => void written.push("closed"),
  };
  const tables = withFallback(main, openTablesInMemory, failed);
  await tables.atOnce([[PUT, ["kept", Buffer.of(1)]]]);
  isFull = false;
  await tables.close();
  expect(written).toEqual([PUT, "closed"]);
});
