import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, removeFile, replaceFile } from "../../../src/index/generation/disk.ts";
import { sha256, sha256OfFileSync } from "../../../src/shared/files/sha256.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("a folder is made with those above it, once; a file in its place is an error", () => {
  const folder = temporaryFolder();
  makeFolder(join(folder, "a/b/c"));
  makeFolder(join(folder, "a/b/c"));
  expect(existsSync(join(folder, "a/b/c"))).toBe(true);
  writeFileSync(join(folder, "file"), "");
  expect(() => makeFolder(join(folder, "file"))).toThrow("EEXIST");
  expect(() => makeFolder(join(folder, "file/below"))).toThrow(/EEXIST|ENOTDIR/);
});

test("a replaced file is the new one, and nothing is left beside it", () => {
  const folder = temporaryFolder();
  replaceFile(join(folder, "CURRENT"), "one");
  replaceFile(join(folder, "CURRENT"), "two");
  expect(readdirSync(folder)).toEqual(["CURRENT"]);
  expect(sha256OfFileSync(join(folder, "CURRENT"))).toBe(sha256("two"));
});

test("what is not there is removed without complaint", () => {
  expect(() => removeFile(join(temporaryFolder(), "nothing"))).not.toThrow();
});
