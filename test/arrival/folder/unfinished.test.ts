import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clearUnfinished, unfinishedName } from "../../../src/arrival/folder/unfinished.ts";
import { folderWith } from "../../ingest/folder/folder-with.ts";

test("what a killed process left half-written is deleted an hour later, and nothing else", async () => {
  const names = { killed: unfinishedName(), writing: unfinishedName() };
  const folder = await folderWith({
    [names.killed]: "half",
    [`news/${names.killed}`]: "half",
    [names.writing]: "half",
    ".hidden": "mine",
    "a.txt": "mine",
  });
  const old = new Date(Date.now() - 2 * 60 * 60_000);
  for (const name of [names.killed, `news/${names.killed}`, ".hidden", "a.txt"])
    utimesSync(join(folder, name), old, old);
  await clearUnfinished(folder);
  expect(readdirSync(folder).sort()).toEqual([names.writing, ".hidden", "a.txt", "news"].sort());
  expect(readdirSync(join(folder, "news"))).toEqual([]);
});

test("a folder that is missing stops nothing", async () => {
  await expect(clearUnfinished(join(await folderWith({}), "gone"))).resolves.toBeUndefined();
});
