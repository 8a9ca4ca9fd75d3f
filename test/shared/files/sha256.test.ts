import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256, sha256OfFile, sha256OfFileSync } from "../../../src/shared/files/sha256.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test.each([0, 1, 9 * 1024 * 1024])("a file of %d bytes has the hash of its bytes", async (size) => {
  const file = join(temporaryFolder(), "file");
  const bytes = Buffer.alloc(size, "abc");
  writeFileSync(file, bytes);
  expect(await sha256OfFile(file)).toBe(sha256(bytes));
  expect(sha256OfFileSync(file)).toBe(sha256(bytes));
});
