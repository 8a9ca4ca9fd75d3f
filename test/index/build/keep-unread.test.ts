import { appendFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import type { BuildReport } from "../../../src/glossary/building.ts";
import { openLibrary } from "../../../src/index/open-library.ts";
import { folderSource } from "../../../src/ingest/folder/folder-source.ts";
import { folderWith, LIMITS } from "../../ingest/folder/folder-with.ts";
import { readHere } from "../../support/articles/read-here.ts";
import { THREE, workshop } from "../../support/index/workshop.ts";
import { hashingEmbedder } from "../../support/models/hashing-embedder.ts";
import { failFor } from "../../support/replaced-functions.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const DENIED = { code: "noPermission" } as const;
const STAYS = [{ id: "bridge.txt", reason: DENIED, kept: 1 }];
const NEW_TEXT = "The bridge closed again on Sunday.";

async function textOf(embeddingsDir: string, id: string): Promise<string | undefined> {
  const library = await openLibrary(embeddingsDir);
  try {
    return (await library.article(id))?.text;
  } finally {
    await library.close();
  }
}

/** An index of three articles, of which one has a new text that can't be read now. */
async function withUnread() {
  const parts = workshop();
  await buildIndex(parts);
  const bridge = { text: NEW_TEXT, modifiedMs: Date.UTC(2021, 0, 1), unread: DENIED };
  parts.source.files["bridge.txt"] = bridge;
  const readable = () => {
    parts.source.files["bridge.txt"] = { text: NEW_TEXT, modifiedMs: bridge.modifiedMs };
  };
  return { parts, readable };
}

async function expectKept(parts: ReturnType<typeof workshop>, report: BuildReport): Promise<void> {
  expect(report).toMatchObject({ articles: 3, removed: [], changed: [] });
  expect(report.skipped).toMatchObject(STAYS);
  expect(await textOf(parts.embeddingsDir, "bridge.txt")).toBe(THREE["bridge.txt"]);
}

test("an article that can't be read now stays as it was, is named, and is read by the next update", async () => {
  const { parts, readable } = await withUnread();
  const report = await buildIndex(parts);
  await expectKept(parts, report);
  expect(report.changedAnything).toBe(false);
  readable();
  expect(await buildIndex(parts)).toMatchObject({ changed: ["bridge.txt"], skipped: [] });
  expect(await textOf(parts.embeddingsDir, "bridge.txt")).toBe(NEW_TEXT);
});

test("it stays also when other articles change", async () => {
  const { parts, readable } = await withUnread();
  parts.source.files["new.txt"] = { text: "A lake dried up." };
  delete parts.source.files["harbour.txt"];
  const report = await buildIndex(parts);
  expect(report).toMatchObject({ added: ["new.txt"], removed: ["harbour.txt"], embedded: 1 });
  expect(report.skipped).toMatchObject(STAYS);
  readable();
  expect((await buildIndex(parts)).changed).toEqual(["bridge.txt"]);
});

test.each([
  ["on request", { full: true }],
  ["for another model", { embedder: hashingEmbedder({ fingerprint: "other" }) }],
  ["for another version", { chunker: 2 }],
])(
  "it stays also when all is rebuilt %s, and is read by the next update",
  async (_, difference) => {
    const { parts, readable } = await withUnread();
    const others = { ...parts, ...difference };
    await expectKept(parts, await buildIndex(others));
    await expectKept(parts, await buildIndex({ ...others, full: false }));
    readable();
    expect(await buildIndex({ ...others, full: false })).toMatchObject({
      changed: ["bridge.txt"],
      embedded: 1,
      skipped: [],
    });
  },
);

test("a new article that can't be read now is skipped, and read by the next update", async () => {
  const parts = workshop({ ...THREE, "new.txt": { text: "New.", unread: DENIED } });
  const report = await buildIndex(parts);
  expect(report).toMatchObject({ articles: 3, skipped: [{ id: "new.txt", reason: DENIED }] });
  parts.source.files["new.txt"] = { text: "New." };
  expect(await buildIndex(parts)).toMatchObject({ added: ["new.txt"], skipped: [] });
});

describe("in a folder", () => {
  async function indexed() {
    const folder = realpathSync(
      await folderWith({ ...THREE, "money/deep/tax.txt": "A tax was raised. Shops complained." }),
    );
    readHere();
    const source = folderSource(folder, LIMITS);
    const embedder = hashingEmbedder();
    const parts = { source, embedder, embeddingsDir: temporaryFolder(), chunker: 1 };
    await buildIndex(parts);
    return { folder, parts };
  }

  test.each(["EIO", "EACCES", "EMFILE", "ESTALE", "ENOENT"])(
    "articles below a folder that can't be listed for a moment (%s) stay",
    async (code) => {
      const { folder, parts } = await indexed();
      const failing = failFor("readdir", join(folder, "money"), code);
      for (const full of [false, true]) {
        const report = await buildIndex({ ...parts, full });
        expect(report).toMatchObject({ articles: 4, removed: [] });
        expect(report.skipped).toMatchObject([{ id: "money", kept: 2 }]);
      }
      failing.end();
      expect(await buildIndex(parts)).toMatchObject({ articles: 4, skipped: [] });
      rmSync(join(folder, "money/deep"), { recursive: true });
      expect((await buildIndex(parts)).removed).toEqual(["money/deep/tax.txt"]);
    },
  );

  test.each([
    ["stat", "EIO"],
    ["stat", "ENOENT"],
    ["open", "EIO"],
    ["open", "EMFILE"],
    ["open", "ENOENT"],
  ] as const)("an article whose %s fails for a moment (%s) stays", async (name, code) => {
    const { folder, parts } = await indexed();
    const path = join(folder, "bridge.txt");
    writeFileSync(path, NEW_TEXT);
    const failing = failFor(name, path, code);
    const report = await buildIndex(parts);
    expect(report).toMatchObject({ articles: 4, removed: [], changed: [] });
    expect(report.skipped).toMatchObject([{ id: "bridge.txt", kept: 1 }]);
    failing.end();
    expect(await buildIndex(parts)).toMatchObject({ changed: ["bridge.txt"], skipped: [] });
  });

  test("an article that grows whenever it is read stays", async () => {
    const { folder, parts } = await indexed();
    const path = join(folder, "bridge.txt");
    const source: typeof parts.source = {
      ...parts.source,
      open(entry) {
        if (entry.id === "bridge.txt") appendFileSync(path, " More.");
        return parts.source.open(entry);
      },
    };
    appendFileSync(path, " More.");
    const report = await buildIndex({ ...parts, source });
    expect(report).toMatchObject({ articles: 4, removed: [], changed: [] });
    expect(report.skipped).toMatchObject([{ reason: { code: "changed" }, kept: 1 }]);
    expect((await buildIndex(parts)).changed).toEqual(["bridge.txt"]);
  });

  test("the articles folder itself must be listed", async () => {
    const { folder, parts } = await indexed();
    failFor("readdir", folder, "EIO");
    await expect(buildIndex(parts)).rejects.toMatchObject({ code: "ARTICLES_MISSING" });
  });
});
