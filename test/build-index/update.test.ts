import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import type { BuildReport, SourceEntry } from "../../src/glossary/building.ts";
import { planUpdate } from "../../src/index/build/plan/plan-update.ts";
import { readManifest } from "../../src/index/generation/manifest.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { generatedArticles } from "../support/articles/generated-articles.ts";
import { idsFound, snapshot, THREE, workshop } from "../support/index/workshop.ts";
import { vectorOf } from "../support/models/vector-of.ts";

test("of 1,000 articles, changing one, adding one and removing one embeds exactly the passages of the two", async () => {
  const parts = workshop(generatedArticles(1000));
  const first = await buildIndex(parts);
  parts.source.files["0500.txt"] = { text: "One new passage.\n\nAnd a second.\n\nAnd a third." };
  parts.source.files["new.txt"] = { text: "A passage of its own.\n\nAnd one more." };
  delete parts.source.files["0700.txt"];
  parts.source.readIds.length = 0;
  parts.embedder.embedded.length = 0;

  const second = await buildIndex(parts);
  expect(second).toMatchObject({
    added: ["new.txt"],
    changed: ["0500.txt"],
    removed: ["0700.txt"],
    unchanged: 998,
    articles: 1000,
    embedded: 5,
    resumed: 0,
    rebuiltBecause: null,
  });
  expect(second.reused + second.embedded).toBe(second.passages);
  expect(second.reused).toBeLessThan(first.passages);
  expect(parts.source.readIds).toEqual(["0500.txt", "new.txt"]);
  expect(parts.embedder.embedded).toHaveLength(5);
});

test("an updated index gives every word the scores that a new one gives it", async () => {
  const updated = workshop(generatedArticles(50));
  await buildIndex(updated);
  const { files } = updated.source;
  files["0010.txt"] = { text: "The glacier moved. A ferry sank beside the harbour." };
  files["new/one.txt"] = { text: "Nobody had counted the okapis of the harbour." };
  delete files["0020.txt"];
  await buildIndex(updated);
  const fresh = workshop(files);
  await buildIndex(fresh);
  const scores = async ({ embeddingsDir }: typeof fresh, question: string) => {
    const library = await openLibrary(embeddingsDir);
    const found = await library.best(await library.words(question, "en"), 1000, null);
    const passages = await library.passages(found.map(({ id }) => id));
    await library.close();
    return new Map(passages.map(({ text }, i) => [text, found[i]!.score]));
  };
  for (const question of ["harbour", "okapis and glaciers", "the board of the ferry"]) {
    expect(await scores(updated, question)).toEqual(await scores(fresh, question));
  }
});

test("recall is measured again once a twentieth of the passages is new or gone", async () => {
  const parts = workshop(generatedArticles(100));
  const hnsw = () => readManifest(parts.embeddingsDir)!.hnsw;
  const { passages } = await buildIndex(parts);
  const { ef, recall } = hnsw();
  expect(hnsw()).toMatchObject({ unmeasured: 0 });
  const most = Math.floor(passages / 20);
  for (let added = 1; added < most; added++) {
    parts.source.files[`new${added}.txt`] = { text: "One more passage." };
    if (added !== 1 && added !== most - 1) continue;
    expect(await buildIndex(parts)).toMatchObject({ ef, recall });
    expect(hnsw()).toMatchObject({ ef, recall, unmeasured: added });
  }
  delete parts.source.files["new1.txt"];
  for (let more = 0; more < 4; more++)
    parts.source.files[`more${more}.txt`] = { text: "And another one." };
  await buildIndex(parts);
  expect(hnsw()).toMatchObject({ unmeasured: 0 });
});

test("a second run with no change embeds nothing, reads nothing and writes nothing", async () => {
  const parts = workshop();
  const { generation } = await buildIndex(parts);
  const before = snapshot(parts.embeddingsDir);
  const embedder = { ...parts.embedder, embed: () => Promise.reject(new Error("not to be asked")) };
  parts.source.openedIds.length = 0;

  const report = await buildIndex({ ...parts, embedder });
  expect(report).toMatchObject({ generation, changedAnything: false, unchanged: 3, embedded: 0 });
  expect(parts.source.openedIds).toEqual([]);
  expect(snapshot(parts.embeddingsDir)).toEqual(before);
  expect((await planUpdate(parts)).upToDate).toBe(true);
});

test("a file that was only touched is opened, found the same and not read", async () => {
  const parts = workshop();
  await buildIndex(parts);
  parts.source.files["bridge.txt"]!.modifiedMs = Date.UTC(2021, 5, 1);
  parts.source.openedIds.length = 0;
  parts.source.readIds.length = 0;
  expect((await buildIndex(parts)).changedAnything).toBe(false);
  expect(parts.source.openedIds).toEqual(["bridge.txt"]);
  expect(parts.source.readIds).toEqual([]);
});

test("in an update every file with a new time is opened once, and read if its content is new", async () => {
  const parts = workshop(generatedArticles(6));
  await buildIndex(parts);
  const { files, openedIds, readIds } = parts.source;
  for (const id of ["0001.txt", "0002.txt", "0004.txt"]) {
    files[id]!.modifiedMs = Date.UTC(2021, 5, 1);
  }
  for (const id of ["0002.txt", "0004.txt"]) files[id]!.text = "It reads otherwise now.";
  openedIds.length = 0;
  readIds.length = 0;

  expect((await buildIndex(parts)).changed).toEqual(["0002.txt", "0004.txt"]);
  expect(openedIds).toEqual(["0001.txt", "0002.txt", "0004.txt"]);
  expect(readIds).toEqual(["0002.txt", "0004.txt"]);
});

test("what reads articles is started while the update still prepares, if there are any to read", async () => {
  const parts = workshop();
  const steps: string[] = [];
  const source = {
    ...parts.source,
    prepare() {
      const isUnderWay = readdirSync(parts.embeddingsDir).includes("building");
      steps.push(`prepare, ${isUnderWay ? "late" : "early"}`);
    },
    open(entry: SourceEntry) {
      steps.push("open");
      return parts.source.open(entry);
    },
  };
  const build = () => buildIndex({ ...parts, source });
  await build();
  expect(steps).toEqual(["prepare, early", "open", "open", "open"]);
  steps.length = 0;
  await build();
  delete parts.source.files["harbour.txt"];
  await build();
  expect(steps).toEqual([]);
  parts.source.files["bridge.txt"] = {
    text: "It reads otherwise.",
    modifiedMs: Date.UTC(2021, 5, 1),
  };
  await build();
  expect(steps).toEqual(["open", "prepare, early"]);
});

test("an update that another process finishes first is not done again", async () => {
  const parts = workshop();
  await buildIndex(parts);
  parts.source.files["bridge.txt"] = {
    text: "The bridge closed.",
    modifiedMs: Date.UTC(2021, 5, 1),
  };
  let other: BuildReport | null = null;
  const source = {
    ...parts.source,
    // It is opened to find out whether there is anything to do, before the lock is taken.
    async open(entry: SourceEntry) {
      other ??= await buildIndex(parts);
      return parts.source.open(entry);
    },
  };
  const report = await buildIndex({ ...parts, source });
  expect(other).toMatchObject({ changedAnything: true, changed: ["bridge.txt"] });
  expect(report).toMatchObject({ changedAnything: false, generation: other!.generation });
});

test("a file changed right before a build is hashed at the next, even if its size and time are the same", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const parts = workshop();
  parts.source.files["bridge.txt"]!.modifiedMs = Date.now() - 500;
  await buildIndex(parts);
  const text = parts.source.files["bridge.txt"]!.text;
  parts.source.files["bridge.txt"]!.text = text.replace("Monday", "Sunday");
  expect((await buildIndex(parts)).changed).toEqual(["bridge.txt"]);
});

test("what was removed is never found again, by meaning or by words", async () => {
  const parts = workshop(generatedArticles(30));
  parts.source.files["wind.txt"] = { text: THREE["harbour.txt"] };
  await buildIndex(parts);
  delete parts.source.files["wind.txt"];
  expect((await buildIndex(parts)).removed).toEqual(["wind.txt"]);

  const library = await openLibrary(parts.embeddingsDir);
  expect(await idsFound(library, THREE["harbour.txt"])).not.toContain("wind.txt");
  expect(await library.articles(null)).toHaveLength(30);
  expect(await library.article("wind.txt")).toBeNull();
  await library.close();
});

test("an index that loses most of its articles finds all that are left", async () => {
  const parts = workshop(generatedArticles(60));
  await buildIndex(parts);
  for (let i = 0; i < 40; i++) delete parts.source.files[`${String(i).padStart(4, "0")}.txt`];
  const report = await buildIndex(parts);
  expect(report).toMatchObject({ embedded: 0, unchanged: 20, recall: 1 });
  const library = await openLibrary(parts.embeddingsDir);
  const vector = await vectorOf(parts.embedder, "The harbour board");
  expect(await library.nearest(vector, 1000, null)).toHaveLength(report.passages);
  await library.close();
});

test("the generation before stays for a running bot, older ones are deleted", async () => {
  const parts = workshop();
  const generations: string[] = [];
  for (const text of ["one", "two", "three"]) {
    parts.source.files["new.txt"] = { text };
    generations.push((await buildIndex(parts)).generation);
  }
  const folders = readdirSync(parts.embeddingsDir).filter((name) => /^\d{8}T/.test(name));
  expect(folders.sort()).toEqual(generations.slice(1).sort());
  expect(readFileSync(join(parts.embeddingsDir, "CURRENT"), "utf8")).toContain(generations[2]);
});
