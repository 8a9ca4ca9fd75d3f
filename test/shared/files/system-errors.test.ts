import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  codeOf,
  DISK_FAILED,
  DISK_FULL,
  NOT_WRITABLE,
} from "../../../src/shared/files/system-errors.ts";

test("the code of an error is the system's, and empty where there is none", () => {
  let thrown: unknown;
  try {
    readFileSync("/no/such/file");
  } catch (error) {
    thrown = error;
  }
  expect(codeOf(thrown)).toBe("ENOENT");
  for (const other of [new Error("no code"), { code: 7 }, "text", null, undefined])
    expect(codeOf(other)).toBe("");
});

test.each([
  ["ENOSPC", "SQLITE_FULL", DISK_FULL],
  ["EROFS", "SQLITE_READONLY_DIRECTORY", NOT_WRITABLE],
  ["EIO", "SQLITE_IOERR_WRITE", DISK_FAILED],
])("%s and %s mean the same", (ofSystem, ofSqlite, meaning) => {
  const meanings = [DISK_FULL, NOT_WRITABLE, DISK_FAILED];
  for (const code of [ofSystem, ofSqlite])
    expect(meanings.filter((one) => one.test(code))).toEqual([meaning]);
});
