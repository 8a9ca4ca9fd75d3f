import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import type { ArticleSource } from "../../../src/glossary/building.ts";
import { planUpdate } from "../../../src/index/build/plan/plan-update.ts";
import { LAYERED_FORMAT, readManifest } from "../../../src/index/generation/manifest.ts";
import { generatedArticles } from "../../support/articles/generated-articles.ts";
import { readOtherwise, withoutLast, withTitle } from "../../support/articles/read-otherwise.ts";
import { flipByte } from "../../support/flip-byte.ts";
import { contentsOf, idsOf } from "../../support/index/contents.ts";
import { workshop } from "../../support/index/workshop.ts";
import { failingAfter } from "../../support/models/failing-embedder.ts";
import { hashingEmbedder } from "../../support/models/hashing-embedder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** What the version before made of three of the articles. */
function asBefore<Source extends ArticleSource>(source: Source): Source {
  return readOtherwise(source, (reading, id) => {
    if (id === "0003.txt") return withoutLast(reading);
    if (id === "0005.txt") return withTitle(reading, "A former title");
    if (id === "0007.txt") return { kind: "skipped", reason: { code: "menus" } };
    return reading;
  });
}

/** An index of forty articles that the version before has built, and what brings it up to date. */
async function olderIndex(files = generatedArticles(40)) {
  const parts = workshop(files);
  const older = { ...parts, source: asBefore(parts.source) };
  await buildIndex(older);
  const { embeddingsDir, embedder, source } = parts;
  embedder.embedded.length = 0;
  source.readIds.length = 0;
  const passagesIn = (id: string) => source.files[id]!.text.split("\n\n").length;
  return { parts: { ...parts, chunker: 2 }, older, embeddingsDir, embedder, source, passagesIn };
}

type Older = Awaited<ReturnType<typeof olderIndex>>;

/** The index has all that one has which this version builds from nothing, vectors bit for bit. */
async function expectAsFromNothing({ parts, embeddingsDir }: Older): Promise<void> {
  const fresh = temporaryFolder();
  const embedder = hashingEmbedder();
  await buildIndex({ ...parts, embedder, embeddingsDir: fresh });
  expect(contentsOf(embeddingsDir)).toEqual(contentsOf(fresh));
  expect(readManifest(embeddingsDir)).toMatchObject({ chunker: 2 });
}

const REASON = "This version of the program reads articles differently.";

test("a version that reads articles differently reads all of them and embeds only passages that are new", async () => {
  const older = await olderIndex();
  const { parts, source, passagesIn } = older;
  const unchanged = idsOf(older.embeddingsDir, "0001.txt");
  expect(await planUpdate(parts)).toMatchObject({ upToDate: false, readAgainBecause: REASON });

  const report = await buildIndex(parts);
  const embedded = 1 + passagesIn("0005.txt") + passagesIn("0007.txt");
  expect(report).toMatchObject({
    ...{ readAgainBecause: REASON, rebuiltBecause: null, repaired: null },
    ...{ added: ["0007.txt"], changed: [], removed: [], unchanged: 39, skipped: [] },
    ...{ embedded, reused: report.passages - embedded, resumed: 0 },
  });
  expect(source.readIds).toEqual(Object.keys(source.files));
  expect(older.embedder.embedded).toHaveLength(embedded);
  expect(idsOf(older.embeddingsDir, "0001.txt")).toEqual(unchanged);
  await expectAsFromNothing(older);
  expect(await buildIndex(parts)).toMatchObject({ changedAnything: false, readAgainBecause: null });
});

test("articles that changed, came and went meanwhile are brought up to date with it", async () => {
  const older = await olderIndex();
  const { files } = older.source;
  files["0001.txt"] = { text: "A lighthouse was built.", modifiedMs: Date.UTC(2021, 0, 1) };
  files["new.txt"] = { text: "A ferry sank." };
  delete files["0002.txt"];
  delete files["0003.txt"];
  const report = await buildIndex(older.parts);
  expect(report).toMatchObject({
    added: ["0007.txt", "new.txt"],
    changed: ["0001.txt"],
    removed: ["0002.txt", "0003.txt"],
    embedded: 2 + older.passagesIn("0005.txt") + older.passagesIn("0007.txt"),
  });
  await expectAsFromNothing(older);
});

test("what the new version skips leaves the index, and its vectors with it", async () => {
  const { parts, embeddingsDir } = await olderIndex();
  const reason = { code: "menus" } as const;
  const source = readOtherwise(parts.source, (reading, id) =>
    id === "0001.txt" ? { kind: "skipped", reason } : reading,
  );
  const report = await buildIndex({ ...parts, source });
  expect(report).toMatchObject({ removed: ["0001.txt"], skipped: [{ id: "0001.txt", reason }] });
  expect(contentsOf(embeddingsDir)).toHaveLength(39);
});

test("an index whose last updates were written beside it is upgraded, too", async () => {
  const older = await olderIndex();
  older.source.files["0011.txt"] = { text: "A lighthouse.\n\nIt is red." };
  delete older.source.files["0012.txt"];
  await buildIndex(older.older);
  expect(readManifest(older.embeddingsDir)!.format).toBe(LAYERED_FORMAT);
  const report = await buildIndex(older.parts);
  expect(report.embedded).toBe(1 + older.passagesIn("0005.txt") + older.passagesIn("0007.txt"));
  await expectAsFromNothing(older);
});

test("the older index answers until the new one is complete", async () => {
  const { parts, embeddingsDir } = await olderIndex();
  const { generation } = readManifest(embeddingsDir)!;
  const seen = new Set<string>();
  const onProgress = () => void seen.add(readManifest(embeddingsDir)!.generation);
  const report = await buildIndex({ ...parts, onProgress });
  expect([...seen]).toEqual([generation]);
  expect(readManifest(embeddingsDir)!.generation).toBe(report.generation);
});

describe("an upgrade that was interrupted", () => {
  test("while articles were read goes on with those that were not", async () => {
    const older = await olderIndex(generatedArticles(200));
    const { parts, source } = older;
    const failing = readOtherwise(source, (reading, id) => {
      if (id === "0150.txt") throw new Error("stopped");
      return reading;
    });
    await expect(buildIndex({ ...parts, source: failing })).rejects.toThrow("stopped");
    const read: string[] = [];
    const again = readOtherwise(source, (reading, id) => {
      read.push(id);
      return reading;
    });
    const report = await buildIndex({ ...parts, source: again });
    // They are saved in groups of 64.
    expect(read).toEqual(Object.keys(source.files).slice(128));
    expect(report.embedded).toBe(1 + older.passagesIn("0005.txt") + older.passagesIn("0007.txt"));
    await expectAsFromNothing(older);
  });

  test("while passages were embedded reads nothing again", async () => {
    const older = await olderIndex();
    const { parts, source } = older;
    const failing = failingAfter(0, parts.embedder);
    await expect(buildIndex({ ...parts, embedder: failing })).rejects.toThrow("no more");
    source.readIds.length = 0;
    expect(await buildIndex(parts)).toMatchObject({ readAgainBecause: REASON });
    expect(source.readIds).toEqual([]);
    await expectAsFromNothing(older);
  });

  test("and is not gone on with by a version that reads differently again", async () => {
    const older = await olderIndex();
    const { parts, source } = older;
    const other = readOtherwise(source, (reading) => withTitle(reading, "Another title"));
    const failing = { ...parts, source: other, embedder: failingAfter(0, parts.embedder) };
    await expect(buildIndex({ ...failing, chunker: 3 })).rejects.toThrow("no more");
    await buildIndex(parts);
    await expectAsFromNothing(older);
  });
});

describe("vectors are kept only if they are sure to be right:", () => {
  const folderOf = (embeddingsDir: string) =>
    join(embeddingsDir, readManifest(embeddingsDir)!.generation);

  test("of a damaged passages.db none is", async () => {
    const older = await olderIndex();
    const file = join(folderOf(older.embeddingsDir), "passages.db");
    flipByte(file, Math.floor(statSync(file).size / 2));
    const report = await buildIndex(older.parts);
    expect(report).toMatchObject({ reused: 0, embedded: report.passages });
    expect(report.rebuiltBecause).toContain("passages.db");
    await expectAsFromNothing(older);
  });

  test("those of the generation before are, where the last one is damaged", async () => {
    const older = await olderIndex();
    const { parts, source } = older;
    for (const id of Object.keys(source.files).slice(20))
      source.files[id] = { text: `All is new in ${id}.` };
    await buildIndex(older.older);
    flipByte(join(folderOf(older.embeddingsDir), "passages.db"), -1);
    const report = await buildIndex(parts);
    const first = 1 + older.passagesIn("0005.txt") + older.passagesIn("0007.txt");
    expect(report).toMatchObject({ embedded: first + 20, readAgainBecause: REASON });
    expect(report.repaired).toContain("passages.db");
    await expectAsFromNothing(older);
  });

  test.each(["vectors.hnsw", "keywords.bin"])("all are without an intact %s", async (name) => {
    const older = await olderIndex();
    flipByte(join(folderOf(older.embeddingsDir), name), -1);
    const report = await buildIndex(older.parts);
    expect(report.embedded).toBe(1 + older.passagesIn("0005.txt") + older.passagesIn("0007.txt"));
    await expectAsFromNothing(older);
  });

  test.each([
    ["with --full", { full: true }, "requested"],
    ["with another model", { embedder: hashingEmbedder({ fingerprint: "other" }) }, "model"],
  ])("none is %s", async (_, difference, reason) => {
    const older = await olderIndex();
    const report = await buildIndex({ ...older.parts, ...difference });
    expect(report).toMatchObject({ reused: 0, embedded: report.passages, readAgainBecause: null });
    expect(report.rebuiltBecause).toContain(reason);
    await expectAsFromNothing(older);
  });
});
