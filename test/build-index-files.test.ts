import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { buildIndex } from "../src/build-index.ts";
import { folderSource } from "../src/ingest/folder-source.ts";
import { folderWith, LIMITS } from "./ingest/folder.ts";
import { hashingEmbedder } from "./support/hashing-embedder.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { THREE } from "./support/workshop.ts";

/** Paths of the files that were opened and read, and texts whose bytes were hashed; in order. */
const done = vi.hoisted(() => ({
  opened: [] as string[],
  read: [] as string[],
  hashed: [] as string[],
}));

vi.mock("node:fs/promises", async (importOriginal) => {
  const fs = await importOriginal<typeof import("node:fs/promises")>();
  return {
    ...fs,
    async open(path: string, ...options: []) {
      done.opened.push(path);
      const file = await fs.open(path, ...options);
      const readFile = file.readFile.bind(file);
      file.readFile = ((...how: []) => {
        done.read.push(path);
        return readFile(...how);
      }) as typeof file.readFile;
      return file;
    },
    readFile(path: string, ...options: []) {
      done.opened.push(path);
      done.read.push(path);
      return fs.readFile(path, ...options);
    },
  };
});

vi.mock("node:crypto", async (importOriginal) => {
  const crypto = await importOriginal<typeof import("node:crypto")>();
  return {
    ...crypto,
    createHash(name: string) {
      const hash = crypto.createHash(name);
      const update = hash.update.bind(hash);
      hash.update = ((data: string | Buffer) => {
        done.hashed.push(data.toString());
        return update(data);
      }) as typeof hash.update;
      return hash;
    },
  };
});

const AGAIN = "The bridge closed on Sunday. A ferry serves the town again.";

test("in an update a changed file is opened, read and hashed once, an untouched one never", async () => {
  const folder = await folderWith(THREE);
  const parts = {
    source: folderSource(folder, LIMITS),
    embedder: hashingEmbedder(),
    embeddingsDir: temporaryFolder(),
    chunker: 1,
  };
  for (const id of Object.keys(THREE)) utimesSync(join(folder, id), 1e9, 1e9);
  await buildIndex(parts);
  writeFileSync(join(folder, "bridge.txt"), AGAIN);
  utimesSync(join(folder, "harbour.txt"), 1.1e9, 1.1e9);
  for (const list of Object.values(done)) list.length = 0;

  expect((await buildIndex(parts)).changed).toEqual(["bridge.txt"]);
  const [changed, touched] = ["bridge.txt", "harbour.txt"].map((id) => join(folder, id));
  expect(done.opened.filter((path) => path.startsWith(folder))).toEqual([changed, touched]);
  expect(done.read.filter((path) => path.startsWith(folder))).toEqual([changed, touched]);
  const contents = Object.keys(THREE).map((id) => readFileSync(join(folder, id), "utf8"));
  expect(done.hashed.filter((data) => contents.includes(data))).toEqual([
    AGAIN,
    THREE["harbour.txt"],
  ]);
});
