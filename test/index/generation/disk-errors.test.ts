import fs, { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import {
  explainDiskErrors,
  incompleteWrite,
  requireRoom,
} from "../../../src/index/generation/disk-errors.ts";
import { memorySource } from "../../support/articles/memory-source.ts";
import { hashingEmbedder } from "../../support/models/hashing-embedder.ts";
import { replaceFunction } from "../../support/replaced-functions.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const failWith = (code: string) => () => Promise.reject(Object.assign(new Error("raw"), { code }));

test.each(["ENOSPC", "SQLITE_FULL"])("%s says how much room the index needs", async (code) => {
  await expect(
    explainDiskErrors(temporaryFolder(), 12_000_000, failWith(code)),
  ).rejects.toMatchObject({
    code: "DISK_FULL",
    message: expect.stringMatching(/[\d,]+ MB free, the index needs about 12 MB/),
    hint: expect.stringContaining("continues where it stopped"),
  });
});

test.each(["ENOSPC", "SQLITE_CANTOPEN"])("%s for want of inodes is called that", async (code) => {
  const statfs = fs.statfsSync;
  replaceFunction(fs, "statfsSync", ((path: string) =>
    Object.assign(statfs(path), { files: 20, ffree: 1 })) as typeof statfs);
  const failing = explainDiskErrors(temporaryFolder(), 12_000_000, failWith(code));
  await expect(failing).rejects.toMatchObject({
    code: "DISK_FULL",
    message: expect.stringMatching(
      /has room for too few files: 1 inodes are free, the index needs 12\.$/,
    ),
    hint: expect.stringContaining("Delete files"),
  });
});

test.each(["EACCES", "EROFS", "SQLITE_READONLY", "SQLITE_CANTOPEN"])(
  "%s says that the folder can't be written to",
  async (code) => {
    const folder = temporaryFolder();
    await expect(explainDiskErrors(folder, 0, failWith(code))).rejects.toMatchObject({
      code: "NOT_WRITABLE",
      message: expect.stringContaining(folder),
    });
  },
);

test.each(["EIO", "SQLITE_IOERR_WRITE"])("%s says that the disk failed", async (code) => {
  const folder = temporaryFolder();
  await expect(explainDiskErrors(folder, 0, failWith(code))).rejects.toMatchObject({
    code: "DISK_FAILED",
    message: expect.stringContaining(folder),
  });
});

test("a file that is not there whole after it was written is the disk's failure", async () => {
  const folder = temporaryFolder();
  const error = incompleteWrite(join(folder, "vectors.hnsw"), new Error("cut short"));
  await expect(explainDiskErrors(folder, 0, () => Promise.reject(error))).rejects.toMatchObject({
    code: "DISK_FAILED",
    message: expect.stringContaining("vectors.hnsw was not written completely"),
  });
});

test("an error that is not about the disk, or about another folder, is left as it is", async () => {
  const bug = new TypeError("a bug");
  await expect(explainDiskErrors("x", 0, () => Promise.reject(bug))).rejects.toBe(bug);
  const elsewhere = Object.assign(new Error("raw"), { code: "EACCES", path: "/articles/a.txt" });
  await expect(explainDiskErrors("/x", 0, () => Promise.reject(elsewhere))).rejects.toBe(elsewhere);
  const neighbour = Object.assign(new Error("raw"), { code: "EACCES", path: "/x-articles/a.txt" });
  await expect(explainDiskErrors("/x", 0, () => Promise.reject(neighbour))).rejects.toBe(neighbour);
  const reading = Object.assign(new Error("raw"), { code: "EIO", syscall: "read" });
  await expect(explainDiskErrors("/x", 0, () => Promise.reject(reading))).rejects.toBe(reading);
});

test("room is asked for before a library writes that would not notice a full disk", () => {
  expect(() => requireRoom(temporaryFolder(), Number.MAX_SAFE_INTEGER)).toThrow("is full");
  expect(() => requireRoom(temporaryFolder(), 1)).not.toThrow();
});

const parts = (embeddingsDir: string) => ({
  source: memorySource({ "a.txt": "A." }),
  embedder: hashingEmbedder(),
  embeddingsDir,
  chunker: 1,
});

test.skipIf(process.getuid?.() === 0)("a folder without the right to write is named", async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o500);
  await expect(buildIndex(parts(folder))).rejects.toMatchObject({ code: "NOT_WRITABLE" });
});

test("a file in place of the folder is an error that names it", async () => {
  const path = join(temporaryFolder(), "embeddings");
  writeFileSync(path, "");
  await expect(buildIndex(parts(path))).rejects.toMatchObject({
    code: "NOT_WRITABLE",
    message: expect.stringContaining(path),
  });
});
