import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openUpToDate } from "../../../src/commands/open/open-up-to-date.ts";
import type { LocalEmbedder } from "../../../src/embed/open-embedder.ts";
import { holdingLock } from "../../../src/index/generation/lock.ts";
import type { Config } from "../../../src/settings/config.ts";
import { LIMITS } from "../../ingest/folder/folder-with.ts";
import { hashingEmbedder } from "../../support/models/hashing-embedder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const view = { show() {}, stop() {} };

function articlesFolder() {
  const folder = temporaryFolder();
  const [articlesDir, embeddingsDir] = [join(folder, "articles"), join(folder, "embeddings")];
  mkdirSync(articlesDir);
  writeFileSync(join(articlesDir, "a.txt"), "The ferry stayed in port on Monday.\n");
  const config = { ...LIMITS, articlesDir, embeddingsDir, storeUrl: null } as Config;
  const open = (embedder: object = hashingEmbedder()) =>
    openUpToDate(config, Promise.resolve(embedder as LocalEmbedder), view);
  return { articlesDir, embeddingsDir, open };
}

test("an index that another process updates answers as it was", async () => {
  const { articlesDir, embeddingsDir, open } = articlesFolder();
  await (await open()).library.close();
  writeFileSync(join(articlesDir, "b.txt"), "The second ferry sailed.\n");
  await holdingLock(embeddingsDir, async () => {
    const { library, staleBecause } = await open();
    expect(staleBecause).toMatchObject({ code: "INDEX_LOCKED" });
    expect(await library.articles(null)).toHaveLength(1);
    await library.close();
  });
});

test("but never to questions that are embedded with another model", async () => {
  const { embeddingsDir, open } = articlesFolder();
  await (await open()).library.close();
  await holdingLock(embeddingsDir, async () => {
    const other = { ...hashingEmbedder(), fingerprint: "another" };
    await expect(open(other)).rejects.toMatchObject({ code: "INDEX_OF_OTHER_MODEL" });
  });
});

test("an index that can't be written answers as it was, and says why", async () => {
  const { articlesDir, embeddingsDir, open } = articlesFolder();
  await (await open()).library.close();
  writeFileSync(join(articlesDir, "b.txt"), "The second ferry sailed.\n");
  renameSync(join(embeddingsDir, "LOCK"), join(embeddingsDir, "LOCK.old"));
  mkdirSync(join(embeddingsDir, "LOCK"));
  const { library, staleBecause } = await open();
  expect(staleBecause).toMatchObject({ code: expect.stringMatching(/NOT_WRITABLE|DISK_FAILED/) });
  expect(await library.articles(null)).toHaveLength(1);
  await library.close();
});

test("a collection is known however its folder's name is spelt in Unicode", async () => {
  const { articlesDir, open } = articlesFolder();
  mkdirSync(join(articlesDir, "Zürich".normalize("NFD")));
  writeFileSync(join(articlesDir, "Zürich".normalize("NFD"), "c.txt"), "The tram stood still.\n");
  const { library } = await open();
  expect(library.collections).toEqual(["Zürich".normalize("NFC")]);
  await library.close();
});
