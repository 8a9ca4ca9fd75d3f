import { expect, test } from "vitest";
import { difference } from "../../../src/index/build/difference.ts";
import { memorySource } from "../../support/memory-source.ts";

const source = memorySource({ "bomb.html": { text: "x", skip: "took longer than 1 s to read" } });
const { entries } = await source.list();
const [entry] = entries;
const record = {
  id: entry!.id,
  hash: await source.hash(entry!),
  size: entry!.sizeBytes,
  modified: entry!.modifiedMs,
  seen: Date.now(),
  skipped: "took longer than 1 s to read",
};
const records = new Map([[record.id, record]]);

test("a skipped file is read again when its source says that a setting has changed", async () => {
  expect((await difference(source, entries, records)).toRead).toEqual([]);
  const changed = { ...source, readsAgain: (reason: string) => reason.includes("1 s") };
  expect((await difference(changed, entries, records)).toRead).toEqual(entries);
});

test("a file that could not be opened is tried again, though it looks the same", async () => {
  const unopened = new Map([[record.id, { ...record, hash: "", skipped: "can't be read" }]]);
  expect((await difference(source, entries, unopened)).toRead).toEqual(entries);
});
