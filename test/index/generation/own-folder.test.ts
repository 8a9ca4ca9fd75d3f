import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import { workshop } from "../../support/index/workshop.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const MARK = "QUOTEWELL";
/** Named as generations are. */
const GENERATION = "20200101T000000Z-abcdef";

/** Files of somebody else in the folder where the index is built. */
function projectWith(...files: string[]): string {
  const folder = temporaryFolder();
  for (const file of files) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), "by hand");
  }
  return folder;
}

/** An index as a version without marks left it. */
async function unmarked(): Promise<ReturnType<typeof workshop>> {
  const parts = workshop();
  const { generation } = await buildIndex(parts);
  rmSync(join(parts.embeddingsDir, MARK));
  rmSync(join(parts.embeddingsDir, generation, MARK));
  return parts;
}

test.each([
  "building/essay.txt",
  "building/passages.db/x",
  "CURRENT",
  "LOCK",
  "CURRENT.tmp/x",
  "LOCK.json/x",
])("a foreign %s in the place of the index is named and left as it is", async (file) => {
  const embeddingsDir = projectWith(file);
  for (const full of [false, true]) {
    await expect(buildIndex({ ...workshop(), embeddingsDir, full })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:FOLDER_NOT_OURS|NOT_WRITABLE)$/),
      message: expect.stringContaining(join(embeddingsDir, file.split("/")[0]!)),
      hint: expect.stringMatching(/EMBEDDINGS_DIR .*move|Move .* EMBEDDINGS_DIR/),
    });
    expect(readFileSync(join(embeddingsDir, file), "utf8")).toBe("by hand");
  }
});

test("a foreign folder that is named like an old generation survives every update", async () => {
  const embeddingsDir = projectWith(`${GENERATION}/notes.txt`);
  const parts = { ...workshop(), embeddingsDir };
  for (let i = 0; i < 3; i++) await buildIndex({ ...parts, full: true });
  expect(readdirSync(join(embeddingsDir, GENERATION))).toEqual(["notes.txt"]);
});

test("foreign files that no index file is named after stay beside the index", async () => {
  const embeddingsDir = projectWith("notes.txt", "data/a.db");
  await buildIndex({ ...workshop(), embeddingsDir });
  expect(existsSync(join(embeddingsDir, "data/a.db"))).toBe(true);
});

test("what Quotewell made is deleted when it is replaced, whatever else was put there", async () => {
  const parts = workshop();
  const { generation } = await buildIndex(parts);
  writeFileSync(join(parts.embeddingsDir, generation, ".DS_Store"), "");
  for (let i = 0; i < 2; i++) await buildIndex({ ...parts, full: true });
  expect(existsSync(join(parts.embeddingsDir, generation))).toBe(false);
});

test("an index made before there were marks is updated, and its generations are deleted", async () => {
  const parts = await unmarked();
  const [generation] = readdirSync(parts.embeddingsDir).filter((name) => name.startsWith("2"));
  writeFileSync(join(parts.embeddingsDir, ".DS_Store"), "");
  parts.source.files["harbour.txt"] = { text: "The harbour opened again." };
  expect(await buildIndex(parts)).toMatchObject({ embedded: 1, changed: ["harbour.txt"] });
  await buildIndex({ ...parts, full: true });
  expect(existsSync(join(parts.embeddingsDir, generation!))).toBe(false);
});

test("a build that was interrupted before there were marks is continued or replaced", async () => {
  const parts = await unmarked();
  const [generation] = readdirSync(parts.embeddingsDir).filter((name) => name.startsWith("2"));
  const building = join(parts.embeddingsDir, "building");
  cpSync(join(parts.embeddingsDir, generation!), building, { recursive: true });
  expect((await buildIndex({ ...parts, full: true })).changedAnything).toBe(true);
  expect(existsSync(building)).toBe(false);
});
