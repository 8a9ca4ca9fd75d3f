import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import { pointerTo, readManifest } from "../../../../src/index/generation/manifest.ts";
import { openLibrary } from "../../../../src/index/open-library.ts";
import { originIn } from "../../../../src/index/passages/passage-database.ts";
import { fromPassages } from "../../../../src/index/passages/passage-reader.ts";
import { VectorIndex } from "../../../../src/index/vectors/vector-index.ts";
import { openSqlite } from "../../../../src/shared/databases/sqlite.ts";
import { sha256OfFileSync } from "../../../../src/shared/files/sha256.ts";
import { change, expectSameAsRebuilt, folderOf, previous, updated } from "./updated-index.ts";

describe("an index of format 10, with layers of passages and all vectors in one graph", () => {
  test("answers and is updated", async () => {
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

  test("is built upon without CURRENT", async () => {
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
    "passages.db": sha256OfFileSync(database),
    "vectors.hnsw": sha256OfFileSync(vectors),
  };
  const text = JSON.stringify(
    { ...manifest, format: 10, files: { ...others, ...hashes } },
    null,
    2,
  );
  writeFileSync(join(folder, "manifest.json"), text);
  writeFileSync(join(embeddingsDir, "CURRENT"), pointerTo(manifest.generation, text));
}
