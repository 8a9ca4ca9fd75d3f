import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fingerprintOf, hashFiles, readProjection } from "../../../src/embed/model/model-files.ts";
import { WORD_DIMENSIONS } from "../../../src/shared/vectors/projection.ts";
import { BUNDLED, MINI_FACTS } from "../../support/models/model-folders.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const MINI = "quotewell-mini";
const { dimensions } = MINI_FACTS;

function copyOfMini(): { folder: string; file: string } {
  const folder = join(temporaryFolder(), MINI);
  cpSync(join(BUNDLED, MINI), folder, { recursive: true });
  return { folder, file: join(folder, "word-projection.f32") };
}

describe("the projection of a model's words", () => {
  test("comes with the bundled model", async () => {
    const projection = await readProjection(MINI, join(BUNDLED, MINI), dimensions);
    expect(projection).toHaveLength(dimensions * WORD_DIMENSIONS);
    expect(projection!.every(Number.isFinite)).toBe(true);
  });

  test("is read number by number", async () => {
    const folder = temporaryFolder();
    const numbers = Float32Array.from({ length: 8 * 4 }, (_, i) => i / 3);
    writeFileSync(join(folder, "word-projection.f32"), numbers);
    expect(await readProjection("someone/mini", folder, 8)).toEqual(numbers);
  });

  test("is none where a model has no such file", async () => {
    expect(await readProjection("someone/mini", temporaryFolder(), 384)).toBeNull();
  });

  test.each([0, 1, 4, 1000, 98_300])("is refused when %i bytes are left of it", async (bytes) => {
    const { folder, file } = copyOfMini();
    truncateSync(file, bytes);
    await expect(readProjection(MINI, folder, dimensions)).rejects.toMatchObject({
      code: "MODEL_UNUSABLE",
      message: expect.stringContaining(`word-projection.f32 has ${bytes} bytes`),
    });
  });
});

describe("the fingerprint", () => {
  const fingerprint = async (folder: string) => fingerprintOf(await hashFiles(folder));

  test("changes with one byte of the projection, and when it is not there", async () => {
    const { folder, file } = copyOfMini();
    const before = await fingerprint(folder);
    expect(before).toBe(await fingerprint(join(BUNDLED, MINI)));
    const bytes = readFileSync(file);
    bytes[100]! ^= 1;
    writeFileSync(file, bytes);
    const after = await fingerprint(folder);
    rmSync(file);
    expect(new Set([before, after, await fingerprint(folder)]).size).toBe(3);
  });
});
