import fs, { cpSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import { FORMAT, LAYERED_FORMAT, readManifest } from "../../../../src/index/generation/manifest.ts";
import { openLibrary } from "../../../../src/index/open-library.ts";
import { originIn } from "../../../../src/index/passages/passage-database.ts";
import { VectorIndex } from "../../../../src/index/vectors/vector-index.ts";
import { workshop } from "../../../support/index/workshop.ts";
import { hashingEmbedder } from "../../../support/models/hashing-embedder.ts";
import { replaceFunction } from "../../../support/replaced-functions.ts";
import {
  articles,
  change,
  EARLIER,
  expectSameAsRebuilt,
  folderOf,
  LONG_AGO,
  previous,
  updated,
} from "./updated-index.ts";

async function pointsIn(folder: string, name: string): Promise<number> {
  const { dimensions } = hashingEmbedder();
  return (await VectorIndex.load(join(folder, name), dimensions)).size;
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
});
