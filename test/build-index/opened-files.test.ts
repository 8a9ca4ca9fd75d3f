import crypto from "node:crypto";
import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { folderSource } from "../../src/ingest/folder/folder-source.ts";
import { folderWith, LIMITS } from "../ingest/folder/folder-with.ts";
import { readHere } from "../support/articles/read-here.ts";
import { THREE } from "../support/index/workshop.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";
import { onOpen, onRead, replaceFunction } from "../support/replaced-functions.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const AGAIN = "The bridge closed on Sunday. A ferry serves the town again.";

test("in an update a changed file is opened, read and hashed once, an untouched one never", async () => {
  readHere();
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
  const opened: string[] = [];
  const bytesRead: { [path: string]: number } = {};
  onOpen((file, path) => {
    opened.push(path);
    return onRead(file, (bytes) => {
      bytesRead[path] = (bytesRead[path] ?? 0) + bytes;
    });
  });
  const hashed: string[] = [];
  const { createHash } = crypto;
  replaceFunction(crypto, "createHash", (name) => {
    const hash = createHash(name);
    const update = hash.update.bind(hash);
    return Object.assign(hash, {
      update(data: string | Buffer) {
        hashed.push(data.toString());
        return update(data);
      },
    });
  });

  expect((await buildIndex(parts)).changed).toEqual(["bridge.txt"]);
  const [changed, touched] = ["bridge.txt", "harbour.txt"].map((id) => join(folder, id));
  expect(opened).toEqual([changed, touched]);
  expect(bytesRead).toEqual({
    [changed!]: AGAIN.length,
    [touched!]: THREE["harbour.txt"].length,
  });
  const contents = Object.keys(THREE).map((id) => readFileSync(join(folder, id), "utf8"));
  expect(hashed.filter((data) => contents.includes(data))).toEqual([AGAIN, THREE["harbour.txt"]]);
});
