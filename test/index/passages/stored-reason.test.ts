import { join } from "node:path";
import { expect, test } from "vitest";
import type { Reason } from "../../../src/glossary/reasons.ts";
import { openPassageDatabase } from "../../../src/index/passages/passage-database.ts";
import { passageReader } from "../../../src/index/passages/passage-reader.ts";
import { passageWriter } from "../../../src/index/passages/passage-writer.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function emptyIndex() {
  const database = openPassageDatabase(join(temporaryFolder(), "passages.db"), "create");
  const reader = passageReader(database);
  return { database, reader, writer: passageWriter(database, reader) };
}

test("a reason is stored with its values", () => {
  const { reader, writer } = emptyIndex();
  const reason: Reason = { code: "tooMuchText", sizeMb: 31.2, limitMb: 20 };
  const entry = { id: "a.md", sizeBytes: 9, modifiedMs: 1 };
  writer.save([{ entry, seenMs: 2, hash: "abc", reading: { kind: "skipped", reason } }]);
  expect(reader.files().get("a.md")?.skipped).toEqual(reason);
});

test.each([
  ["a sentence of an earlier version", "is a PDF without text (scanned pages?)"],
  ["a code of a later version", '{"code":"toString","side":2}'],
])("%s is kept as it stands", (_, stored) => {
  const { database, reader } = emptyIndex();
  database.prepare("INSERT INTO files VALUES ('a.md', 9, 1, 2, 'abc', ?)").run(stored);
  expect(reader.files().get("a.md")?.skipped).toEqual({ code: "sentence", sentence: stored });
});
