import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import { readManifest } from "../../../../src/index/generation/manifest.ts";
import { isVerified, verifyAndRemember } from "../../../../src/index/generation/verified.ts";
import { openLibrary } from "../../../../src/index/open-library.ts";
import { flipByte } from "../../../support/flip-byte.ts";
import { workshop } from "../../../support/index/workshop.ts";
import { articles, change, EARLIER, expectSameAsRebuilt, folderOf } from "./updated-index.ts";

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
    vi.setSystemTime(vi.getRealSystemTime() + 10_000);
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
    vi.setSystemTime(vi.getRealSystemTime() + 10_000);
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
    vi.setSystemTime(vi.getRealSystemTime() + 10_000);
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
