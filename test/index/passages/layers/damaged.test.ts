import { cpSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import { FORMAT, LAYERED_FORMAT, readManifest } from "../../../../src/index/generation/manifest.ts";
import { openLibrary } from "../../../../src/index/open-library.ts";
import { flipByte } from "../../../support/flip-byte.ts";
import { workshop } from "../../../support/index/workshop.ts";
import {
  articles,
  change,
  expectSameAsRebuilt,
  folderOf,
  previous,
  updated,
} from "./updated-index.ts";

/** Replaces a file by a damaged one; under its other name it stays as it is. */
function damage(path: string): void {
  cpSync(path, `${path}.copy`);
  renameSync(`${path}.copy`, path);
  flipByte(path, Math.floor(statSync(path).size / 2));
}

describe("after a small update", () => {
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
});
