import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWorkFolder } from "../../../src/index/build/work-folder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const start = {
  base: null,
  origin: { base: null, fingerprint: "f", chunker: 1 },
  layered: false,
  fresh: false,
};

test("a build that was killed in the middle of a commit keeps what it had committed before", () => {
  const embeddingsDir = temporaryFolder();
  const { path, database } = openWorkFolder({ embeddingsDir, ...start });
  const note = database.prepare("INSERT INTO files VALUES (?, 1, 1, 1, 'hash', NULL)");
  note.run("committed.txt");
  // So small a cache has SQLite write to the file before the commit, its journal first.
  database.pragma("cache_size = 1");
  database.exec("BEGIN");
  for (let n = 0; n < 5000; n++) note.run(`${n}.txt`);
  const killed = temporaryFolder();
  mkdirSync(join(killed, "building"));
  for (const name of ["QUOTEWELL", "passages.db", "passages.db-journal"])
    copyFileSync(join(path, name), join(killed, "building", name));
  database.exec("ROLLBACK");
  database.close();
  const again = openWorkFolder({ embeddingsDir: killed, ...start }).database;
  expect(again.prepare("SELECT id FROM files").pluck().all()).toEqual(["committed.txt"]);
  again.close();
});
