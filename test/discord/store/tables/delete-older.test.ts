import { beforeEach, expect, onTestFinished, test } from "vitest";
import { deleteOlder } from "../../../../src/discord/store/tables/delete-older.ts";
import { openTablesInMemory } from "../../../../src/discord/store/tables/sqlite-tables.ts";
import type { Tables } from "../../../../src/discord/store/tables/tables.ts";

const METERS = { table: "meters", key: "name", time: "at" };
const INSERT = "INSERT INTO meters (name, at) VALUES ($1, $2)";

let tables: Tables;
beforeEach(async () => {
  tables = openTablesInMemory();
  onTestFinished(() => tables.close());
  await tables.atOnce(Array.from({ length: 1700 }, (_, n) => [INSERT, [`${n}`, n]] as const));
});

test("deletes all that is older, and lets others run in the meantime", async () => {
  let isDeleting = true;
  let ranMeanwhile = 0;
  const other = () => {
    if (!isDeleting) return;
    ranMeanwhile++;
    setImmediate(other);
  };
  setImmediate(other);
  expect(await deleteOlder(tables, METERS, 1699)).toBe(1699);
  isDeleting = false;
  expect(ranMeanwhile).toBeGreaterThan(1);
  expect(await tables.query("SELECT name FROM meters")).toEqual([{ name: "1699" }]);
});

test("ends when the bot stops, so that nothing uses a memory that is closed", async () => {
  const stopping = new AbortController();
  const deleting = deleteOlder(tables, METERS, 1700, stopping.signal);
  stopping.abort();
  const deleted = await deleting;
  expect(deleted).toBeLessThan(1000);
  expect(await tables.query("SELECT name FROM meters")).toHaveLength(1700 - deleted);
});
