import { describe, expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { readManifest } from "../../src/index/generation/manifest.ts";
import { generatedArticles } from "../support/articles/generated-articles.ts";
import type { MemoryFile } from "../support/articles/memory-source.ts";
import { contentsOf, idsOf } from "../support/index/contents.ts";
import { workshop } from "../support/index/workshop.ts";
import { failingAfter } from "../support/models/failing-embedder.ts";

const NOW = Date.UTC(2021, 0, 1);
const paragraphs = Array.from({ length: 60 }, (_, n) => `Ship ${n} left the harbour at noon.`);
const long = (text = paragraphs.join("\n\n"), more: Partial<MemoryFile> = {}): MemoryFile => ({
  text,
  title: "Departures",
  ...more,
});

/** An index of an article of sixty passages among others, of which `changed` is then the newest version. */
async function updated(changed: MemoryFile, others = 12) {
  const parts = workshop({ ...generatedArticles(others), "long.txt": long() });
  await buildIndex(parts);
  const before = idsOf(parts.embeddingsDir, "long.txt");
  parts.embedder.embedded.length = 0;
  parts.source.files["long.txt"] = { ...changed, modifiedMs: NOW };
  const report = await buildIndex(parts);
  return { parts, before, report };
}

async function expectAsNew({ source, embeddingsDir }: ReturnType<typeof workshop>): Promise<void> {
  const fresh = workshop(source.files);
  await buildIndex(fresh);
  expect(contentsOf(embeddingsDir)).toEqual(contentsOf(fresh.embeddingsDir));
}

describe.each([
  ["written beside those that stay", 12],
  ["written to one file with all others", 0],
])("passages %s", (_, others) => {
  test("one changed sentence in an article of sixty passages has one passage embedded", async () => {
    const text = [...paragraphs.with(30, "Ship 30 stayed."), "A new ship came."].join("\n\n");
    const { parts, report } = await updated(long(text), others);
    expect(parts.embedder.embedded.sort()).toEqual([
      "Departures\nA new ship came.",
      "Departures\nShip 30 stayed.",
    ]);
    expect(report).toMatchObject({ embedded: 2, reused: report.passages - 2, resumed: 0 });
    await expectAsNew(parts);
  });

  test("under a new title, date or language all of them are embedded again", async () => {
    for (const difference of [
      { title: "Arrivals" },
      { published: "2014-01-22" },
      { language: "de" },
    ]) {
      const { parts, report } = await updated(
        long(`${paragraphs.join("\n\n")} `, difference),
        others,
      );
      expect(report).toMatchObject({ embedded: 60, reused: report.passages - 60 });
      await expectAsNew(parts);
    }
  });

  test("an article that reads as before keeps its passages, whatever else changed in its file", async () => {
    const { parts, before, report } = await updated(
      long(undefined, { rest: "seen 12 times" }),
      others,
    );
    expect(report).toMatchObject({ changed: ["long.txt"], embedded: 0, reused: report.passages });
    expect(idsOf(parts.embeddingsDir, "long.txt")).toEqual(before);
    await expectAsNew(parts);
    expect((await buildIndex(parts)).changedAnything).toBe(false);
  });
});

test("vectors are kept through one update after the other, each time the article is written again", async () => {
  const { parts } = await updated(long(paragraphs.with(7, "Ship 7 sank.").join("\n\n")));
  for (let round = 1; round <= 3; round++) {
    const text = paragraphs.with(7, `Ship 7 sank ${round} times.`).join("\n\n");
    parts.source.files["long.txt"] = long(text, { modifiedMs: NOW + round * 1000 });
    expect(await buildIndex(parts)).toMatchObject({ embedded: 1, resumed: 0 });
    await expectAsNew(parts);
  }
  expect(readManifest(parts.embeddingsDir)).toMatchObject({ articles: 13 });
});

test("a passage that an interrupted update had not embedded yet gets its vector from the next", async () => {
  const parts = workshop({ ...generatedArticles(12), "long.txt": long() });
  await buildIndex(parts);
  const change = (text: string, second: number) => {
    parts.source.files["long.txt"] = long(text, { modifiedMs: NOW + second * 1000 });
  };
  change(paragraphs.with(3, "Ship 3 burnt.").join("\n\n"), 1);
  const failing = failingAfter(0, parts.embedder);
  await expect(buildIndex({ ...parts, embedder: failing })).rejects.toThrow("no more");
  change(paragraphs.with(3, "Ship 3 burnt.").with(4, "Ship 4 waits.").join("\n\n"), 2);
  expect(await buildIndex(parts)).toMatchObject({ embedded: 2, resumed: 0 });
  await expectAsNew(parts);
});
