import fs, { cpSync, readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import { FORMAT, LAYERED_FORMAT, readManifest } from "../../../src/index/generation/manifest.ts";
import { isVerified } from "../../../src/index/generation/verified.ts";
import { openLibrary } from "../../../src/index/open-library.ts";
import { originIn } from "../../../src/index/passages/passage-database.ts";
import type { Library } from "../../../src/library.ts";
import { generatedArticles } from "../../support/articles/generated-articles.ts";
import { flipByte } from "../../support/flip-byte.ts";
import { idsFound, workshop } from "../../support/index/workshop.ts";
import { replaceFunction } from "../../support/replaced-functions.ts";

const LONG_AGO = Date.UTC(2020, 0, 1);

/** Twenty articles in three collections, some with a day and an outlet. */
function articles() {
  const texts = Object.entries(generatedArticles(20)).map(([id, text], i) => {
    const publisher = `Outlet ${i % 3}`;
    const file = { text, publisher, published: `2014-01-${10 + i}`, modifiedMs: LONG_AGO };
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
  test("the passages of before are the same file, and what changed is beside them", async () => {
    const { parts, folder, report } = await updated();
    expect(report).toMatchObject({ added: ["a/new-0.txt"], unchanged: 18 });
    expect(readManifest(parts.embeddingsDir)!.format).toBe(LAYERED_FORMAT);
    const { ino, nlink, size } = statSync(join(folder, "earlier.db"));
    expect(nlink).toBe(2);
    const before = readdirSync(parts.embeddingsDir).find(
      (name) => /^\d{8}T/.test(name) && !folder.endsWith(name),
    )!;
    expect(statSync(join(parts.embeddingsDir, before, "passages.db"))).toMatchObject({ ino, size });
    await expectSameAsRebuilt(parts);
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
    expect(statSync(join(folder, "earlier.db")).nlink).toBe(1);
    await expectSameAsRebuilt(parts);
  });

  test("earlier.db is damaged: what changed since the generation before is embedded again", async () => {
    const { parts, folder } = await updated();
    const path = join(folder, "earlier.db");
    cpSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
    flipByte(path, 5000);
    await expect(openLibrary(parts.embeddingsDir)).rejects.toMatchObject({
      message: expect.stringContaining("earlier.db"),
    });
    expect(await buildIndex(parts)).toMatchObject({ embedded: 3, rebuiltBecause: null });
    await expectSameAsRebuilt(parts);
  });
});

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
    const hash = readManifest(parts.embeddingsDir)!.files["passages.db"]!;
    for (const text of ["One.", "Two.", "Three."]) {
      parts.source.files["new.txt"] = { text };
      await buildIndex(parts);
      expect(readManifest(parts.embeddingsDir)!.files["earlier.db"]).toBe(hash);
      expect(isVerified(join(folderOf(parts.embeddingsDir), "earlier.db"), hash)).toBe(true);
    }
    vi.setSystemTime(Date.now() + 25 * 3600_000);
    expect(isVerified(join(folderOf(parts.embeddingsDir), "earlier.db"), hash)).toBe(false);
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
