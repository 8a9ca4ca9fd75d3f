import fs, { cpSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import { openSqlite } from "../../../src/databases/sqlite.ts";
import { sha256OfFile } from "../../../src/index/generation/disk.ts";
import {
  FORMAT,
  LAYERED_FORMAT,
  pointerTo,
  readManifest,
} from "../../../src/index/generation/manifest.ts";
import { isVerified, verifyAndRemember } from "../../../src/index/generation/verified.ts";
import { openLibrary } from "../../../src/index/open-library.ts";
import { originIn } from "../../../src/index/passages/passage-database.ts";
import { fromPassages } from "../../../src/index/passages/passage-reader.ts";
import { VectorIndex } from "../../../src/index/vectors/vector-index.ts";
import type { Library } from "../../../src/library.ts";
import { generatedArticles } from "../../support/articles/generated-articles.ts";
import { flipByte } from "../../support/flip-byte.ts";
import { idsFound, workshop } from "../../support/index/workshop.ts";
import { hashingEmbedder } from "../../support/models/hashing-embedder.ts";
import { replaceFunction } from "../../support/replaced-functions.ts";

const LONG_AGO = Date.UTC(2020, 0, 1);

/** Thirty articles in three collections, some with a day and an outlet. */
function articles() {
  const texts = Object.entries(generatedArticles(30)).map(([id, text], i) => {
    const publisher = `Outlet ${i % 3}`;
    const file = { text, publisher, published: `2014-01-${10 + (i % 20)}`, modifiedMs: LONG_AGO };
    return [`${["", "a/", "b/"][i % 3]}${id}`, file] as const;
  });
  return Object.fromEntries(texts);
}

const folderOf = (embeddingsDir: string) =>
  join(embeddingsDir, readManifest(embeddingsDir)!.generation);

/** An index after one article was changed, one removed and one added. */
async function updated() {
  const parts = workshop(articles());
  await buildIndex(parts);
  change(parts, 0);
  const report = await buildIndex(parts);
  return { parts, report, folder: folderOf(parts.embeddingsDir) };
}

function change({ source }: ReturnType<typeof workshop>, number: number): void {
  const ids = Object.keys(source.files).sort();
  source.files[ids[number]!] = {
    text: `The lighthouse was painted ${number} times.\n\nIt is red.`,
  };
  delete source.files[ids[number + 5]!];
  source.files[`a/new-${number}.txt`] = { text: `A lighthouse was built in harbour ${number}.` };
}

/** Files of a layered index, each with its name in the index before. */
const EARLIER = [
  ["earlier.db", "passages.db"],
  ["earlier.hnsw", "vectors.hnsw"],
] as const;

/** The folder of the index before. */
function previous(folder: string): string {
  const isOther = (name: string) => /^\d{8}T/.test(name) && !folder.endsWith(name);
  return join(dirname(folder), readdirSync(dirname(folder)).find(isOther)!);
}

async function pointsIn(folder: string, name: string): Promise<number> {
  const { dimensions } = hashingEmbedder();
  return (await VectorIndex.load(join(folder, name), dimensions)).size;
}

/** Replaces a file by a damaged one; under its other name it stays as it is. */
function damage(path: string): void {
  cpSync(path, `${path}.copy`);
  renameSync(`${path}.copy`, path);
  flipByte(path, Math.floor(statSync(path).size / 2));
}

/** All that an index holds, apart from the numbers of passages. */
async function contents(library: Library) {
  const list = await library.articles(null);
  const ids = list.map(({ id }) => id);
  const during = { since: "2014-01-12", until: "2014-01-20" };
  return {
    list,
    pages: [await library.articles(null, { from: 3, most: 4 }), await library.articles("a")],
    ids: await library.ids(ids[2]!, 5),
    infos: await library.infos([...ids].reverse()),
    articles: await Promise.all(ids.map((id) => library.article(id))),
    passages: await Promise.all(
      ids.map(async (id) => (await library.passagesOf(id)).map(({ id: _, ...rest }) => rest)),
    ),
    counts: [null, "a", "b"].map((within) => library.count(within)),
    counted: await Promise.all([
      library.count(null),
      library.count("a", during),
      library.count(null, during),
    ]),
    languages: [await library.languages(null), await library.languages("b")],
    publishers: library.publishers,
    collections: library.collections,
    found: await idsFound(library, "Who painted the lighthouse?"),
    during: (await library.best(await library.words("harbour strike", "en"), 100, null, during))
      .length,
  };
}

async function expectSameAsRebuilt(parts: ReturnType<typeof workshop>): Promise<void> {
  const rebuilt = workshop(parts.source.files);
  await buildIndex(rebuilt);
  const [one, other] = [
    await openLibrary(parts.embeddingsDir),
    await openLibrary(rebuilt.embeddingsDir),
  ];
  expect(await contents(one)).toEqual(await contents(other));
  await Promise.all([one.close(), other.close()]);
}

describe("after a small update", () => {
  test("the passages and the graph of before are the same files, and what changed is beside them", async () => {
    const { parts, folder, report } = await updated();
    expect(report).toMatchObject({ added: ["a/new-0.txt"], unchanged: 28 });
    expect(readManifest(parts.embeddingsDir)!.format).toBe(LAYERED_FORMAT);
    for (const [earlier, name] of EARLIER) {
      const { ino, nlink, size } = statSync(join(folder, earlier));
      expect(nlink).toBe(2);
      expect(statSync(join(previous(folder), name))).toMatchObject({ ino, size });
    }
    expect(await pointsIn(folder, "vectors.hnsw")).toBe(3);
    await expectSameAsRebuilt(parts);
  });

  test("a further one brings the small graph up to date, and starts it again when a fifth of it is gone", async () => {
    const { parts } = await updated();
    for (const text of ["The lighthouse is blue now.", "The lighthouse is green now."]) {
      parts.source.files["a/new-0.txt"] = { text };
      await buildIndex(parts);
      expect(await pointsIn(folderOf(parts.embeddingsDir), "vectors.hnsw")).toBe(3);
      await expectSameAsRebuilt(parts);
    }
  });

  test("nothing may be new: the small graph is empty", async () => {
    const parts = workshop(articles());
    await buildIndex(parts);
    delete parts.source.files[Object.keys(parts.source.files)[3]!];
    await buildIndex(parts);
    expect(await pointsIn(folderOf(parts.embeddingsDir), "vectors.hnsw")).toBe(0);
    await expectSameAsRebuilt(parts);
    parts.source.files["last.txt"] = { text: "One lighthouse." };
    await buildIndex(parts);
    await expectSameAsRebuilt(parts);
  });

  test("recall is measured of both graphs when a twentieth of the passages has changed", async () => {
    const { parts } = await updated();
    const { hnsw, passages } = readManifest(parts.embeddingsDir)!;
    expect(hnsw).toMatchObject({ recall: 1, unmeasured: 0 });
    parts.source.files["last.txt"] = { text: "One lighthouse." };
    await buildIndex(parts);
    expect(passages).toBeGreaterThan(20);
    expect(readManifest(parts.embeddingsDir)!.hnsw.unmeasured).toBe(1);
  });

  test("every article is found in the index as if all had been indexed again; also after more updates", async () => {
    const { parts } = await updated();
    const formats: number[] = [];
    for (const number of [1, 2, 3]) {
      change(parts, number);
      await buildIndex(parts);
      formats.push(readManifest(parts.embeddingsDir)!.format);
      await expectSameAsRebuilt(parts);
    }
    // Too much has changed by then for two files.
    expect(new Set(formats)).toEqual(new Set([FORMAT, LAYERED_FORMAT]));
  });

  test("an article that is changed twice, or comes back, is there once", async () => {
    const { parts } = await updated();
    const [first] = Object.keys(parts.source.files).sort();
    parts.source.files[first!] = { text: "The lighthouse is blue now." };
    await buildIndex(parts);
    delete parts.source.files["a/new-0.txt"];
    await buildIndex(parts);
    await expectSameAsRebuilt(parts);
  });

  test("numbers of passages are not given twice, however the files come and go", async () => {
    const { parts } = await updated();
    const numbers = async () => {
      const library = await openLibrary(parts.embeddingsDir);
      const passages = await library.passagesOf("last.txt");
      await library.close();
      return passages.map(({ id }) => id);
    };
    const given: number[] = [];
    for (const text of [
      "One lighthouse.",
      "Two lighthouses.",
      "Three lighthouses.",
      "Four lighthouses.",
    ]) {
      parts.source.files["last.txt"] = { text };
      await buildIndex(parts);
      given.push(...(await numbers()));
      delete parts.source.files["last.txt"];
      await buildIndex(parts);
    }
    expect(new Set(given).size).toBe(given.length);
  });

  test("a file of another time and the same content stays where it is", async () => {
    const { parts } = await updated();
    const [, second] = Object.keys(parts.source.files).sort();
    parts.source.files[second!] = { ...parts.source.files[second!]!, modifiedMs: LONG_AGO + 5000 };
    delete parts.source.files["a/new-0.txt"];
    expect(await buildIndex(parts)).toMatchObject({ embedded: 0 });
    await expectSameAsRebuilt(parts);
    expect(await buildIndex(parts)).toMatchObject({ changedAnything: false });
  });

  test("an older program refuses it, and does not take its passages for those of a whole index", async () => {
    const { parts, folder } = await updated();
    expect(readManifest(parts.embeddingsDir)!.format).not.toBe(FORMAT);
    // What such a program compares when CURRENT is lost.
    expect(JSON.parse(originIn(join(folder, "passages.db"), "read")!).format).not.toBe(FORMAT);
  });

  test("a copy of the index, where the names are two files, is as good", async () => {
    const { parts } = await updated();
    const copy = workshop(parts.source.files);
    cpSync(parts.embeddingsDir, copy.embeddingsDir, { recursive: true });
    expect(await buildIndex(copy)).toMatchObject({ changedAnything: false });
    change(copy, 1);
    await buildIndex(copy);
    await expectSameAsRebuilt(copy);
  });

  test("files without second names are copied", async () => {
    replaceFunction(fs, "linkSync", () => {
      throw Object.assign(new Error("not supported"), { code: "EPERM" });
    });
    const { parts, folder } = await updated();
    for (const [earlier] of EARLIER) expect(statSync(join(folder, earlier)).nlink).toBe(1);
    await expectSameAsRebuilt(parts);
  });

  test("earlier.db is damaged: what changed since the generation before is embedded again", async () => {
    const { parts, folder } = await updated();
    damage(join(folder, "earlier.db"));
    await expect(openLibrary(parts.embeddingsDir)).rejects.toMatchObject({
      message: expect.stringContaining("earlier.db"),
    });
    expect(await buildIndex(parts)).toMatchObject({ embedded: 3, rebuiltBecause: null });
    await expectSameAsRebuilt(parts);
  });

  test.each(["earlier.hnsw", "vectors.hnsw"])(
    "%s is damaged: every vector is kept",
    async (name) => {
      const { parts, folder } = await updated();
      damage(join(folder, name));
      await expect(openLibrary(parts.embeddingsDir)).rejects.toMatchObject({
        message: expect.stringContaining(name),
      });
      expect(await buildIndex(parts)).toMatchObject({
        embedded: 0,
        repaired: expect.stringContaining(name),
      });
      await expectSameAsRebuilt(parts);
    },
  );

  test.each([
    ["earlier.hnsw", FORMAT],
    ["vectors.hnsw", LAYERED_FORMAT],
  ])("%s is damaged when articles change: only those are embedded", async (name, format) => {
    const { parts, folder } = await updated();
    damage(join(folder, name));
    parts.source.files["last.txt"] = { text: "One lighthouse." };
    expect(await buildIndex(parts)).toMatchObject({ embedded: 1 });
    expect(readManifest(parts.embeddingsDir)!.format).toBe(format);
    await expectSameAsRebuilt(parts);
  });

  test("earlier.hnsw and CURRENT are damaged: every vector is kept", async () => {
    const { parts, folder } = await updated();
    damage(join(folder, "earlier.hnsw"));
    rmSync(join(parts.embeddingsDir, "CURRENT"));
    rmSync(previous(folder), { recursive: true });
    expect(await buildIndex(parts)).toMatchObject({ embedded: 0, rebuiltBecause: null });
    await expectSameAsRebuilt(parts);
  });

  test("the graph of the index before is damaged: it gets into no other, and no vector is lost", async () => {
    const parts = workshop(articles());
    await buildIndex(parts);
    flipByte(join(folderOf(parts.embeddingsDir), "vectors.hnsw"), 5000);
    change(parts, 0);
    expect(await buildIndex(parts)).toMatchObject({ embedded: 3 });
    expect(readManifest(parts.embeddingsDir)!.format).toBe(FORMAT);
    await expectSameAsRebuilt(parts);
  });

  test("an index of yesterday's version, with all vectors in one graph, answers and is updated", async () => {
    const { parts } = await updated();
    await unlayerGraph(parts.embeddingsDir);
    const library = await openLibrary(parts.embeddingsDir);
    expect(library.manifest.format).toBe(10);
    expect(await library.nearest(new Float32Array(64), 1000, null)).toHaveLength(
      library.manifest.passages,
    );
    await library.close();
    expect(await buildIndex(parts)).toMatchObject({ changedAnything: false });
    change(parts, 1);
    expect(await buildIndex(parts)).toMatchObject({ embedded: 3 });
    await expectSameAsRebuilt(parts);
  });

  test("such an index without CURRENT is built upon", async () => {
    const { parts, folder } = await updated();
    await unlayerGraph(parts.embeddingsDir);
    rmSync(join(parts.embeddingsDir, "CURRENT"));
    rmSync(previous(folder), { recursive: true });
    expect(await buildIndex(parts)).toMatchObject({ embedded: 0, rebuiltBecause: null });
    await expectSameAsRebuilt(parts);
  });
});

/** Makes the current index one of format 10: passages in layers, and all vectors in one graph. */
async function unlayerGraph(embeddingsDir: string): Promise<void> {
  const manifest = readManifest(embeddingsDir)!;
  const folder = folderOf(embeddingsDir);
  const [database, vectors] = [join(folder, "passages.db"), join(folder, "vectors.hnsw")];
  const graph = VectorIndex.empty(manifest.model.dimensions);
  await graph.add(fromPassages(database, (passages) => [...passages.points()]));
  await graph.save(vectors);
  rmSync(join(folder, "earlier.hnsw"));
  const origin = { ...JSON.parse(originIn(database, "read")!), format: 10 };
  const opened = openSqlite(database, {});
  opened.prepare("UPDATE origin SET json = ?").run(JSON.stringify(origin));
  opened.close();
  const { "earlier.hnsw": _, ...others } = manifest.files;
  const hashes = {
    "passages.db": sha256OfFile(database),
    "vectors.hnsw": sha256OfFile(vectors),
  };
  const text = JSON.stringify(
    { ...manifest, format: 10, files: { ...others, ...hashes } },
    null,
    2,
  );
  writeFileSync(join(folder, "manifest.json"), text);
  writeFileSync(join(embeddingsDir, "CURRENT"), pointerTo(manifest.generation, text));
}

// Elsewhere nothing tells whether the machine was started in between.
describe.runIf(process.platform === "linux")("that a file was verified", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is known of it under its new name, also when names are deleted, and until a day is over", async () => {
    const parts = workshop(articles());
    await buildIndex(parts);
    vi.setSystemTime(Date.now() + 10_000);
    await (await openLibrary(parts.embeddingsDir)).close();
    const { files } = readManifest(parts.embeddingsDir)!;
    const areVerified = () =>
      EARLIER.map(([earlier, name]) => {
        expect(readManifest(parts.embeddingsDir)!.files[earlier]).toBe(files[name]);
        return isVerified(join(folderOf(parts.embeddingsDir), earlier), files[name]!);
      });
    for (const text of ["One.", "Two.", "Three."]) {
      parts.source.files["new.txt"] = { text };
      await buildIndex(parts);
      expect(areVerified()).toEqual([true, true]);
    }
    vi.setSystemTime(Date.now() + 25 * 3600_000);
    expect(areVerified()).toEqual([false, false]);
  });

  test("is not believed by a build that reads the earlier graph to measure recall", async () => {
    const parts = workshop(articles());
    await buildIndex(parts);
    const path = join(folderOf(parts.embeddingsDir), "vectors.hnsw");
    // As if the disk had lost a byte later and told nobody.
    flipByte(path, 5000);
    vi.setSystemTime(Date.now() + 10_000);
    verifyAndRemember(path, readManifest(parts.embeddingsDir)!.files["vectors.hnsw"]!, () => {});
    change(parts, 0);
    await expect(buildIndex(parts)).rejects.toMatchObject({
      code: "INDEX_DAMAGED",
      message: expect.stringContaining("earlier.hnsw"),
    });
    expect(await buildIndex(parts)).toMatchObject({ embedded: 3 });
    await expectSameAsRebuilt(parts);
  });

  test("is not known of one that was written meanwhile", async () => {
    const parts = workshop(articles());
    await buildIndex(parts);
    vi.setSystemTime(Date.now() + 10_000);
    await (await openLibrary(parts.embeddingsDir)).close();
    const { files } = readManifest(parts.embeddingsDir)!;
    const before = join(folderOf(parts.embeddingsDir), "passages.db");
    parts.source.files["new.txt"] = { text: "One." };
    const onProgress = () => flipByte(before, 5000);
    await buildIndex({ ...parts, onProgress: once(onProgress) }).catch(() => {});
    const path = join(folderOf(parts.embeddingsDir), "earlier.db");
    expect(isVerified(path, files["passages.db"]!)).toBe(false);
  });
});

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}
