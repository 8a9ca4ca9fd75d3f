import { cpSync, mkdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import { readManifest } from "../../../src/index/generation/manifest.ts";
import { openLibrary } from "../../../src/index/open-library.ts";
import { memorySource } from "../../support/articles/memory-source.ts";
import { flipByte } from "../../support/flip-byte.ts";
import { idsFound, THREE, workshop } from "../../support/index/workshop.ts";
import { hashingEmbedder } from "../../support/models/hashing-embedder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

describe("a damaged index is whole again after the next build", () => {
  const template = temporaryFolder();
  const source = memorySource({ "harbour.txt": THREE["harbour.txt"], "bridge.txt": "Closed." });

  /** Two generations; two of the four passages of the newer one are not in the older. */
  beforeAll(async () => {
    const parts = { source, embedder: hashingEmbedder(), embeddingsDir: template, chunker: 1 };
    await buildIndex(parts);
    source.files["bridge.txt"] = { text: THREE["bridge.txt"] };
    source.files["money/budget.txt"] = { text: THREE["money/budget.txt"] };
    // Generations are named by the second.
    await pause(1001);
    await buildIndex(parts);
  });

  async function indexed() {
    const parts = { ...workshop(source.files), embeddingsDir: temporaryFolder() };
    cpSync(template, parts.embeddingsDir, { recursive: true });
    const { generation } = readManifest(template)!;
    return { parts, generation, current: join(parts.embeddingsDir, generation) };
  }

  async function expectWhole({ parts }: Awaited<ReturnType<typeof indexed>>): Promise<void> {
    const library = await openLibrary(parts.embeddingsDir);
    const articles = await library.articles(null);
    expect(articles).toHaveLength(3);
    for (const { id } of articles) {
      expect((await library.article(id))?.text).toBe(parts.source.files[id]!.text);
    }
    expect(await idsFound(library, "Who blamed the wind?")).toContain("harbour.txt");
    await library.close();
    expect((await buildIndex(parts)).changedAnything).toBe(false);
  }

  const WAYS: [way: string, damage: (path: string) => void][] = [
    ["altered", (path) => flipByte(path, 20)],
    ["empty", (path) => truncateSync(path)],
    ["gone", (path) => rmSync(path)],
    [
      "a folder now",
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ];

  test.each(
    ["vectors.hnsw", "keywords.bin"].flatMap((name) => WAYS.map((way) => [name, ...way] as const)),
  )("%s is %s: every vector is kept", async (name, _, damage) => {
    const index = await indexed();
    damage(join(index.current, name));
    const report = await buildIndex(index.parts);
    expect(report.repaired).toContain(name);
    expect(report).toMatchObject({ embedded: 0, reused: 4, unchanged: 3, rebuiltBecause: null });
    expect(report.generation).not.toBe(index.generation);
    await expectWhole(index);
  });

  test.each(WAYS)("CURRENT is %s: every vector is kept", async (_, damage) => {
    const index = await indexed();
    damage(join(index.parts.embeddingsDir, "CURRENT"));
    expect(await buildIndex(index.parts)).toMatchObject({ embedded: 0, reused: 4, unchanged: 3 });
    await expectWhole(index);
  });

  test.each(WAYS)(
    "passages.db is %s: the vectors of the generation before are kept",
    async (_, damage) => {
      const index = await indexed();
      damage(join(index.current, "passages.db"));
      const report = await buildIndex(index.parts);
      expect(report).toMatchObject({ embedded: 2, reused: 2, rebuiltBecause: null });
      await expectWhole(index);
    },
  );

  test("the manifest is altered: files whose SHA-256 it still holds are kept", async () => {
    const index = await indexed();
    flipByte(join(index.current, "manifest.json"), 9);
    expect(await buildIndex(index.parts)).toMatchObject({ embedded: 0, reused: 4 });
    await expectWhole(index);
  });

  test("the manifest is empty: the vectors of the generation before are kept", async () => {
    const index = await indexed();
    truncateSync(join(index.current, "manifest.json"));
    expect(await buildIndex(index.parts)).toMatchObject({ embedded: 2, reused: 2 });
    await expectWhole(index);
  });

  test("nothing verifies, or it was made by another model: everything is embedded again", async () => {
    const parts = workshop();
    const { generation } = await buildIndex(parts);
    const embedder = hashingEmbedder({ fingerprint: "other" });
    flipByte(join(parts.embeddingsDir, generation, "manifest.json"), 9);
    expect((await buildIndex({ ...parts, embedder })).rebuiltBecause).toContain("manifest.json");

    const again = await buildIndex(parts);
    flipByte(join(parts.embeddingsDir, again.generation, "passages.db"), -10);
    const report = await buildIndex(parts);
    expect(report.rebuiltBecause).toContain("passages.db");
    expect(report).toMatchObject({ embedded: 4, reused: 0 });
  });

  test("an index that was just opened is not read once more", async () => {
    const index = await indexed();
    flipByte(join(index.current, "vectors.hnsw"), 20);
    const opened = index.generation;
    expect((await buildIndex({ ...index.parts, opened })).changedAnything).toBe(false);
    expect((await buildIndex(index.parts)).changedAnything).toBe(true);
    await expectWhole(index);
  });

  test("a build that was killed before it wrote CURRENT loses nothing", async () => {
    const parts = workshop();
    await buildIndex(parts);
    rmSync(join(parts.embeddingsDir, "CURRENT"));
    expect(await buildIndex(parts)).toMatchObject({ embedded: 0, rebuiltBecause: null });
  });
});
