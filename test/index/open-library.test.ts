import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import type { Library } from "../../src/glossary/library.ts";
import { readManifest } from "../../src/index/generation/manifest.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { openSqlite } from "../../src/shared/databases/sqlite.ts";
import { sha256 } from "../../src/shared/files/sha256.ts";
import { generatedArticles } from "../support/articles/generated-articles.ts";
import { flipByte } from "../support/flip-byte.ts";
import { workshop } from "../support/index/workshop.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";
import { vectorOf as vectorBy } from "../support/models/vector-of.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const embeddingsDir = temporaryFolder();
let library: Library;
let generation: string;

const ARTICLES = {
  "sea/harbour.txt": {
    text: "The harbour froze in January 😀. Ships waited.\n\nThe mayor blamed the wind.",
    title: "Ice stops the ships",
    publisher: "Daily Tide",
    published: "2014-01-21",
  },
  "sea/ferry.txt": { text: "The ferry sank. Nobody was hurt." },
  "town/bridge.txt": { text: "The bridge opened on Monday.\n\nThe mayor cut a ribbon." },
  "notes.txt": { text: "Nothing of note." },
};

const vectorOf = (text: string) => vectorBy(hashingEmbedder(), text);

beforeAll(async () => {
  const parts = workshop({ ...ARTICLES, ...generatedArticles(40) }, embeddingsDir);
  ({ generation } = await buildIndex(parts));
  library = await openLibrary(embeddingsDir);
});

describe("an open library", () => {
  test("gives an article as it was read, and nothing for one it does not have", async () => {
    const { text, title, publisher, published } = ARTICLES["sea/harbour.txt"];
    expect(await library.article("sea/harbour.txt")).toEqual({
      id: "sea/harbour.txt",
      collection: "sea",
      titleDerived: false,
      url: null,
      language: "en",
      ...{ text, title, publisher, published },
    });
    expect(await library.article("none.txt")).toBeNull();
  });

  test("gives the passages of an article in reading order, each a slice of it", async () => {
    const { text } = ARTICLES["sea/harbour.txt"];
    const passages = await library.passagesOf("sea/harbour.txt");
    expect(passages.map(({ paragraph }) => paragraph)).toEqual([1, 2]);
    for (const { span, text: passage } of passages) {
      expect(text.slice(span.start, span.end)).toBe(passage);
    }
    const [first] = passages;
    const sentences = first!.sentences.map(({ start, end }) => first!.text.slice(start, end));
    expect(sentences).toEqual(["The harbour froze in January 😀.", "Ships waited."]);
    expect(await library.passages([passages[1]!.id, first!.id])).toEqual([passages[1], first]);
    await expect(library.passages([987_654])).rejects.toThrow("There is no passage 987654.");
  });

  test("knows its collections and searches within one", async () => {
    expect(library.collections).toEqual(["sea", "town"]);
    expect((await library.articles("sea")).map(({ id }) => id)).toEqual([
      "sea/ferry.txt",
      "sea/harbour.txt",
    ]);
    const vector = await vectorOf("The mayor cut a ribbon.");
    const words = await library.words("What did the mayor do?", "en");
    for (const found of [
      await library.nearest(vector, 50, "sea"),
      await library.best(words, 50, "sea"),
    ]) {
      const ids = (await library.passages(found.map(({ id }) => id))).map(
        ({ articleId }) => articleId,
      );
      expect(ids).toContain("sea/harbour.txt");
      expect(ids.every((id) => id.startsWith("sea/"))).toBe(true);
    }
    expect(await library.nearest(vector, 5, "no such collection")).toEqual([]);
    expect(await library.best(words, 5, "no such collection")).toEqual([]);
  });

  test("scores any passage as its two searches do", async () => {
    const vector = await vectorOf("The ferry and the harbour board");
    const words = await library.words("the ferry and the harbour board", "en");
    const byMeaning = await library.nearest(vector, 20, null);
    const byWords = await library.best(words, 20, null);
    const cosines = await library.cosines(
      Promise.resolve(vector),
      byMeaning.map(({ id }) => id),
    );
    for (const [i, { score }] of byMeaning.entries()) expect(cosines[i]).toBeCloseTo(score, 5);
    const bm25 = await library.bm25(
      words,
      byWords.map(({ id }) => id),
    );
    for (const [i, { score }] of byWords.entries()) expect(bm25[i]).toBeCloseTo(score, 5);
    const [stranger] = await library.passagesOf("notes.txt");
    expect(await library.bm25(words, [stranger!.id])).toEqual([0]);
  });

  test("finds an article by its title and its date, which no passage repeats", async () => {
    for (const question of ["ice stops", "21 January 2014"]) {
      const [best] = await library.best(await library.words(question, "en"), 1, null);
      expect((await library.passages([best!.id]))[0]!.articleId).toBe("sea/harbour.txt");
    }
  });

  test("knows how rare a word is; one that no article has is the rarest", async () => {
    const rarity = async (word: string) => (await library.words(word, "en"))[0]!.rarity;
    expect((await library.words("mayor", "en"))[0]!.passages).toBe(2);
    expect(await rarity("zeppelin")).toBeGreaterThan(await rarity("mayor"));
    expect(await rarity("mayor")).toBeGreaterThan(await rarity("the"));
    expect(await rarity("the")).toBeGreaterThanOrEqual(0);
  });

  test("answers a question for more passages than there are with all of them", async () => {
    const { passages } = library.manifest;
    expect(await library.nearest(await vectorOf("harbour"), 10_000, null)).toHaveLength(passages);
    expect(
      (await library.best(await library.words("the", "en"), 10_000, null)).length,
    ).toBeLessThanOrEqual(passages);
  });
});

describe("an index that is not as it was written", () => {
  /** A copy of the index to damage. */
  function copy(): string {
    const folder = temporaryFolder();
    cpSync(embeddingsDir, folder, { recursive: true });
    return folder;
  }

  const FILES = ["passages.db", "vectors.hnsw", "keywords.bin", "manifest.json"];

  test.each(FILES)("one changed byte in %s is noticed and the file named", async (name) => {
    for (const at of [0, 500, -1]) {
      const folder = copy();
      flipByte(join(folder, generation, name), at);
      await expect(openLibrary(folder)).rejects.toMatchObject({
        code: "INDEX_DAMAGED",
        message: expect.stringContaining(name),
        hint: expect.stringContaining("npm run index"),
      });
    }
  });

  test.each(FILES)("a %s that is cut short or missing is noticed and named", async (name) => {
    const folder = copy();
    const path = join(folder, generation, name);
    const named = { code: "INDEX_DAMAGED", message: expect.stringContaining(name) };
    truncateSync(path, 100);
    await expect(openLibrary(folder)).rejects.toMatchObject(named);
    rmSync(path);
    await expect(openLibrary(folder)).rejects.toMatchObject(named);
  });

  test.each(FILES)("a folder in place of %s is noticed and named", async (name) => {
    const folder = copy();
    const path = join(folder, generation, name);
    rmSync(path);
    mkdirSync(path);
    const failure = { code: "INDEX_DAMAGED", message: expect.stringContaining(name) };
    await expect(openLibrary(folder)).rejects.toMatchObject(failure);
  });

  test.each(["wal", "delete"])(
    "changes that another program left beside passages.db (%s) are not believed",
    async (mode) => {
      const folder = copy();
      const elsewhere = join(temporaryFolder(), "passages.db");
      const path = join(folder, generation, "passages.db");
      copyFileSync(path, elsewhere);
      const other = openSqlite(elsewhere);
      other.pragma(`journal_mode = ${mode}`);
      other.exec("BEGIN; UPDATE passages SET text = 'Nobody wrote this.';");
      if (mode === "wal") other.exec("COMMIT");
      const ending = mode === "wal" ? "-wal" : "-journal";
      copyFileSync(elsewhere + ending, path + ending);
      other.close();
      const failure = { code: "INDEX_DAMAGED", message: expect.stringContaining(ending) };
      await expect(openLibrary(folder)).rejects.toMatchObject(failure);
    },
  );

  test("a CURRENT that names nothing is damage, not a missing index", async () => {
    const folder = copy();
    writeFileSync(join(folder, "CURRENT"), "../../etc/passwd\n");
    const failure = { code: "INDEX_DAMAGED", message: expect.stringContaining("CURRENT") };
    await expect(openLibrary(folder)).rejects.toMatchObject(failure);
    expect(() => readManifest(folder)).toThrow("CURRENT");
  });

  test("an index of another format is outdated, and rebuilt by the next build", async () => {
    const folder = copy();
    const path = join(folder, generation, "manifest.json");
    const text = readFileSync(path, "utf8").replace(/"format": \d+/, '"format": 99');
    writeFileSync(path, text);
    writeFileSync(join(folder, "CURRENT"), `${generation} ${sha256(text)}\n`);
    await expect(openLibrary(folder)).rejects.toMatchObject({ code: "INDEX_OUTDATED" });
    const report = await buildIndex(workshop(ARTICLES, folder));
    expect(report.rebuiltBecause).toContain("stores the index differently");
  });

  test("no index at all is missing, and has no manifest", async () => {
    const folder = temporaryFolder();
    await expect(openLibrary(folder)).rejects.toMatchObject({ code: "INDEX_MISSING" });
    expect(readManifest(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});

test("a library stays open while newer indexes replace it and delete its files", async () => {
  const parts = workshop(ARTICLES);
  await buildIndex(parts);
  const old = await openLibrary(parts.embeddingsDir);
  for (const text of ["One.", "Two.", "Three."]) {
    parts.source.files["notes.txt"] = { text };
    await buildIndex(parts);
  }
  expect((await old.article("notes.txt"))?.text).toBe("Nothing of note.");
  const words = await old.words("ferry", "en");
  expect(await old.passages((await old.best(words, 1, null)).map(({ id }) => id))).toHaveLength(1);
  await old.close();
});
