import fs, { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchFolder } from "../../../src/arrival/watch/watch-folder.ts";
import { stateOf } from "../../../src/ingest/folder/listing-state.ts";
import { walk } from "../../../src/ingest/folder/walk.ts";
import { folderWith } from "../../ingest/folder/folder-with.ts";
import { replaceFunction } from "../../support/replaced-functions.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Shorter than the minute after which a change is found that no event has told of. */
const AT_ONCE = { timeout: 55_000 };

/** What each update found. */
function watching(folder: string) {
  const updates: string[][] = [];
  const said: string[] = [];
  const idsIn = async () => (await walk(folder, 20)).entries.map(({ id }) => id);
  const watch = watchFolder(
    folder,
    {
      look: async () => stateOf(await walk(folder, 20)),
      update: async () => updates.push(await idsIn()) > 0,
      onFailure: (error) => said.push(String(error)),
    },
    (text) => said.push(text),
  );
  onTestFinished(() => watch.stop());
  const last = (ids: string[]) => expect.poll(() => updates.at(-1), AT_ONCE).toEqual(ids);
  return { updates, said, last, watch };
}

test("new, changed, renamed and removed files are noticed, in new folders too", async () => {
  const folder = await folderWith({ "a.txt": "Talks begin." });
  const { updates, last, said } = watching(folder);
  await last(["a.txt"]);
  mkdirSync(join(folder, "new/deep"), { recursive: true });
  writeFileSync(join(folder, "new/deep/b.txt"), "Talks go on.");
  await last(["a.txt", "new/deep/b.txt"]);
  renameSync(join(folder, "new/deep/b.txt"), join(folder, "new/c.txt"));
  await last(["a.txt", "new/c.txt"]);
  const before = updates.length;
  writeFileSync(join(folder, "new/c.txt"), "Talks end, it is said.");
  await expect.poll(() => updates.length, AT_ONCE).toBe(before + 1);
  rmSync(join(folder, "new"), { recursive: true });
  await last(["a.txt"]);
  expect(said).toEqual([]);
});

test("a folder that is reached by a link is watched, too", async () => {
  const folder = join(temporaryFolder(), "link");
  symlinkSync(await folderWith({ "a.txt": "Talks begin." }), folder);
  const { last } = watching(folder);
  await last(["a.txt"]);
  writeFileSync(join(folder, "b.txt"), "Talks go on.");
  await last(["a.txt", "b.txt"]);
});

test("a thousand files dropped at once are one update", async () => {
  const folder = await folderWith({ "a.txt": "Talks begin." });
  const { updates } = watching(folder);
  await expect.poll(() => updates.length, AT_ONCE).toBe(1);
  for (let i = 0; i < 1000; i++) writeFileSync(join(folder, `${i}.txt`), `Talks go on, ${i}.`);
  await expect.poll(() => updates.length, AT_ONCE).toBe(2);
  expect(updates[1]).toHaveLength(1001);
});

test("where the system lets no more folders be watched, that is said once and files are looked for", async () => {
  replaceFunction(fs, "watch", (() => {
    throw Object.assign(new Error("ENOSPC: made up"), { code: "ENOSPC" });
  }) as never);
  const folder = await folderWith({ "a.txt": "Talks begin.", "x/b.txt": "B.", "y/c.txt": "C." });
  const { said, last } = watching(folder);
  await expect.poll(() => said.length, AT_ONCE).toBe(1);
  expect(said[0]).toContain("fs.inotify.max_user_watches");
  writeFileSync(join(folder, "d.txt"), "D.");
  await last(["a.txt", "d.txt", "x/b.txt", "y/c.txt"]);
  expect(said).toHaveLength(1);
});
