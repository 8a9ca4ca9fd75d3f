import { expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { THREE, workshop } from "../support/index/workshop.ts";

test("a file that gives no article is read once, and named at every build", async () => {
  const parts = workshop({
    ...THREE,
    "scan.pdf": { text: "x", skip: { code: "tooDeep", elements: 9 } },
  });
  const skipped = [{ id: "scan.pdf", reason: { code: "tooDeep", elements: 9 } }];
  expect((await buildIndex(parts)).skipped).toEqual(skipped);
  parts.source.readIds.length = 0;
  expect(await buildIndex(parts)).toMatchObject({ skipped, changedAnything: false, articles: 3 });
  expect(parts.source.readIds).toEqual([]);
});

test("an article that can't be read any more leaves the index", async () => {
  const parts = workshop();
  await buildIndex(parts);
  parts.source.files["bridge.txt"] = { text: "", skip: { code: "empty" } };
  const report = await buildIndex(parts);
  expect(report).toMatchObject({ removed: ["bridge.txt"], changed: [], articles: 2 });
  expect(report.skipped).toEqual([{ id: "bridge.txt", reason: { code: "empty" } }]);
});

test("an empty folder is an error that names it", async () => {
  await expect(buildIndex(workshop({}))).rejects.toMatchObject({
    code: "NO_ARTICLES",
    message: "articles has no articles.",
  });
});

test("an index whose articles have all gone is not thrown away", async () => {
  const parts = workshop();
  await buildIndex(parts);
  for (const id of Object.keys(parts.source.files)) delete parts.source.files[id];
  await expect(buildIndex(parts)).rejects.toMatchObject({ code: "ARTICLES_GONE" });
  await (await openLibrary(parts.embeddingsDir)).close();
});

test("when no file can be read, the error lists all reasons", async () => {
  const files = Array.from({ length: 7 }, (_, i) => [
    `${i}.pdf`,
    { text: "x", skip: { code: "locked" } },
  ]);
  const failure = buildIndex(workshop(Object.fromEntries(files)));
  await expect(failure).rejects.toMatchObject({
    code: "ALL_SKIPPED",
    message: expect.stringMatching(
      /0\.pdf is password-protected\n[\s\S]*4\.pdf is password-protected\n[\s\S]*6\.pdf is password-protected$/,
    ),
  });
});
