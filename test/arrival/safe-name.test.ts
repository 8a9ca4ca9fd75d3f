import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isLeftOut, safeName } from "../../src/arrival/safe-name.ts";
import { walk } from "../../src/ingest/folder/walk.ts";
import { folderWith } from "../ingest/folder/folder-with.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test.each([
  ["The talks begin", "The talks begin"],
  ["Zürich: Gespräche?", "Zürich- Gespräche"],
  ["../../etc/passwd", "etc-passwd"],
  ["..\\..\\boot", "boot"],
  [".hidden", "hidden"],
  ["~$draft", "draft"],
  ["-rf", "rf"],
  ["  talks . ", "talks"],
  ["a\u0000b\u001b[31mc\u202ed", "ab[31mcd"],
  ["e\u0301te\u0301", "\u00e9t\u00e9"],
  ["half \ud83d a pair", "half  a pair"],
  ["CON", "article-CON"],
  ["nul.tar", "article-nul.tar"],
  ["Readme", "article-Readme"],
  ["", "article"],
  ["...", "article"],
  ["\u200b\u202e", "article"],
])("%j becomes %j", (name, safe) => {
  expect(safeName(name, "article")).toBe(safe);
});

test("a long name is cut between characters", () => {
  const name = safeName("👩‍👩‍👧‍👦".repeat(100), "article");
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
  expect(name).not.toMatch(/\p{Cs}/u);
  expect(safeName("ü".repeat(500), "article")).toBe("ü".repeat(90));
});

test("any name can be written, is one part of a path, and is read by the index", async () => {
  const folder = temporaryFolder();
  const names = fc.string({ unit: "binary", maxLength: 300 });
  const samples = new Set(fc.sample(names, 300).map((name) => safeName(name, "article")));
  for (const name of samples) writeFileSync(join(folder, `${name}.txt`), "Talks begin.");
  const { entries, skipped } = await walk(folder, 20);
  expect(skipped).toEqual([]);
  expect(entries.map(({ id }) => id).sort()).toEqual([...samples].map((n) => `${n}.txt`).sort());
});

test.each([".removed", "~$x", "__MACOSX", "$RECYCLE.BIN", "news"])(
  "whether the index reads the folder %s is known",
  async (name) => {
    const folder = await folderWith({ [`${name}/a.txt`]: "Talks begin." });
    const { entries } = await walk(folder, 20);
    expect(isLeftOut(name)).toBe(entries.length === 0);
  },
);
