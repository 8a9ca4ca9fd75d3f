import { beforeEach, expect, test, vi } from "vitest";
import { withFallback } from "../../../src/discord/store/fallback-tables.ts";
import { openTablesInMemory } from "../../../src/discord/store/sqlite-tables.ts";
import type { Tables } from "../../../src/discord/store/tables.ts";

const PUT = "INSERT INTO notes (name, value) VALUES ($1, $2)";
const GET = "SELECT name FROM notes ORDER BY name";

let main: Tables;
let fails: "nothing" | "writing" | "everything";
const failed = vi.fn();

/** Tables that fail as a full disk or a damaged file makes them fail. */
const failing = (): Tables => ({
  async query(sql, values) {
    if (fails === "everything" || (fails === "writing" && !sql.startsWith("SELECT")))
      throw new Error("database or disk is full");
    return main.query(sql, values);
  },
  async atOnce(statements) {
    if (fails !== "nothing") throw new Error("database or disk is full");
    return main.atOnce(statements);
  },
  close: () => main.close(),
});

beforeEach(() => {
  main = openTablesInMemory();
  fails = "nothing";
  failed.mockReset();
  vi.useFakeTimers({ toFake: ["performance"] });
  return () => vi.useRealTimers();
});

test("what can't be written is remembered by the process, and found beside what was written before", async () => {
  const tables = withFallback(failing(), openTablesInMemory, failed);
  await tables.query(PUT, ["before", Buffer.of(1)]);
  fails = "writing";
  await tables.atOnce([[PUT, ["meanwhile", Buffer.of(1)]]]);
  expect(failed).toHaveBeenCalledTimes(1);
  expect(await tables.failure()).toBe("database or disk is full");
  expect(await tables.query(GET)).toEqual([{ name: "before" }]);
  expect(await tables.query("SELECT name FROM notes WHERE name = $1", ["meanwhile"])).toHaveLength(
    1,
  );
  fails = "everything";
  expect(await tables.query(GET)).toEqual([{ name: "meanwhile" }]);
});

test("failing tables are left alone for a moment, and used again when they work", async () => {
  const tables = withFallback(failing(), openTablesInMemory, failed);
  fails = "everything";
  for (const name of ["a", "b", "c"]) await tables.query(PUT, [name, Buffer.of(1)]);
  expect(failed).toHaveBeenCalledTimes(1);
  fails = "nothing";
  vi.advanceTimersByTime(6000);
  await tables.query(PUT, ["d", Buffer.of(1)]);
  expect(await main.query(GET)).toEqual([{ name: "d" }]);
  expect(await tables.failure()).toBeNull();
});

test("a fallback that is full is begun again: nothing fails for it", async () => {
  const tables = withFallback(failing(), openTablesInMemory, failed);
  fails = "everything";
  for (let n = 0; n < 100; n++) await tables.query(PUT, [`${n}`, Buffer.alloc(1_000_000)]);
  expect((await tables.query(GET)).length).toBeLessThan(100);
});
