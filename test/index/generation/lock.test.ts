import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { holdingLock } from "../../../src/index/generation/lock.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** A process that takes the lock as an indexer does, says so and never lets go. */
const HOLDER = `
  const Sqlite = require("better-sqlite3");
  const database = new Sqlite(process.argv[1]);
  database.exec("BEGIN EXCLUSIVE");
  console.log("held");
  setInterval(() => {}, 1000);
`;

test("a second update at the same time is refused, and told who is at it", async () => {
  const folder = temporaryFolder();
  await holdingLock(folder, async () => {
    const second = holdingLock(folder, async () => "never");
    await expect(second).rejects.toMatchObject({
      code: "INDEX_LOCKED",
      message: expect.stringContaining(`process ${process.pid} on ${hostname()} since `),
    });
  });
});

test("the lock is free again after an update, also after one that failed", async () => {
  const folder = temporaryFolder();
  const failing = holdingLock(folder, () => Promise.reject(new Error("disk on fire")));
  await expect(failing).rejects.toThrow("disk on fire");
  expect(await holdingLock(folder, async () => "done")).toBe("done");
});

test.each(["LOCK.json", "LOCK.json.tmp"])(
  "an empty folder in the place of %s is no obstacle",
  async (name) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, name));
    await holdingLock(folder, async () => {
      await expect(holdingLock(folder, async () => "never")).rejects.toMatchObject({
        message: expect.stringContaining(`process ${process.pid} on`),
      });
    });
  },
);

test("a killed process leaves no lock behind", async () => {
  const folder = temporaryFolder();
  const holder = spawn(process.execPath, ["-e", HOLDER, join(folder, "LOCK")]);
  await once(holder.stdout, "data");
  await expect(holdingLock(folder, async () => "never")).rejects.toMatchObject({
    code: "INDEX_LOCKED",
  });
  holder.kill("SIGKILL");
  await once(holder, "exit");
  expect(await holdingLock(folder, async () => "done")).toBe("done");
});

test("a damaged lock file locks nobody out, and locks as before", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "LOCK"), Buffer.alloc(5000, 7));
  await holdingLock(folder, async () => {
    await expect(holdingLock(folder, async () => "never")).rejects.toMatchObject({
      code: "INDEX_LOCKED",
    });
  });
});
