import { expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { generatedArticles } from "../support/articles/generated-articles.ts";
import { idsFound, THREE, workshop } from "../support/index/workshop.ts";

test("a first build reads, embeds and indexes every article", async () => {
  const parts = workshop();
  const report = await buildIndex(parts);
  expect(report).toMatchObject({
    changedAnything: true,
    added: ["bridge.txt", "harbour.txt", "money/budget.txt"],
    changed: [],
    removed: [],
    unchanged: 0,
    articles: 3,
    passages: 4,
    embedded: 4,
    reused: 0,
    resumed: 0,
    rebuiltBecause: null,
    languages: { en: 3 },
    recall: 1,
  });
  const library = await openLibrary(parts.embeddingsDir);
  expect(library.manifest.generation).toBe(report.generation);
  expect(await idsFound(library, "Who blamed the wind?")).toContain("harbour.txt");
  await library.close();
});

test("two articles with the same text are both found", async () => {
  const parts = workshop({ "a.txt": THREE["harbour.txt"], "b.txt": THREE["harbour.txt"] });
  await buildIndex(parts);
  const library = await openLibrary(parts.embeddingsDir);
  const found = await idsFound(library, "The mayor blamed the wind.");
  expect(new Set(found)).toEqual(new Set(["a.txt", "b.txt"]));
  await library.close();
});

test("progress runs from the first article to the last passage", async () => {
  const parts = workshop(generatedArticles(100));
  const last = new Map<string, string>();
  const report = await buildIndex({
    ...parts,
    onProgress: ({ phase, done, total }) => last.set(phase, `${done} of ${total}`),
  });
  expect(last.get("reading")).toBe("100 of 100");
  expect(last.get("embedding")).toBe(`${report.passages} of ${report.passages}`);
});
