import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import type { ArticleInfo } from "../../../src/glossary/domain.ts";
import type { Embedder, WordSpace } from "../../../src/glossary/embedder.ts";
import type { Library } from "../../../src/glossary/library.ts";
import { FORMAT, readManifest } from "../../../src/index/generation/manifest.ts";
import { openLibrary } from "../../../src/index/open-library.ts";
import { fromPassages } from "../../../src/index/passages/passage-reader.ts";
import { embeddedText } from "../../../src/index/passages/search-text.ts";
import { openSqlite } from "../../../src/shared/databases/sqlite.ts";
import { sha256 } from "../../../src/shared/files/sha256.ts";
import { WORD_LENGTH } from "../../../src/shared/vectors/late-interaction.ts";
import { nearnessOf } from "../../../src/shared/vectors/nearness.ts";
import { WORD_DIMENSIONS } from "../../../src/shared/vectors/projection.ts";
import { generatedArticles } from "../../support/articles/generated-articles.ts";
import { readOtherwise, withTitle } from "../../support/articles/read-otherwise.ts";
import { vectorsIn } from "../../support/index/vectors-in.ts";
import { THREE, workshop } from "../../support/index/workshop.ts";
import { withCommonDirection } from "../../support/models/common-direction.ts";
import { failingAfter } from "../../support/models/failing-embedder.ts";
import { hashingEmbedder } from "../../support/models/hashing-embedder.ts";

/** As a model of the hub, which brings no projection. */
const hubEmbedder = () => hashingEmbedder({ dimensions: 96, projection: null });

async function opened<Result>(folder: string, read: (library: Library) => Promise<Result>) {
  const library = await openLibrary(folder);
  try {
    return await read(library);
  } finally {
    await library.close();
  }
}

const spaceIn = (folder: string) => opened(folder, async ({ wordSpace }) => wordSpace);

/** Word vectors of every passage, by its text. */
function wordVectorsIn(folder: string): Promise<Map<string, Int8Array>> {
  return opened(folder, async (library) => {
    const found = new Map<string, Int8Array>();
    for (const { id } of await library.articles(null)) {
      const passages = await library.passagesOf(id);
      const vectors = await vectorsIn(
        library,
        passages.map((passage) => passage.id),
      );
      for (const [i, { text }] of passages.entries()) found.set(text, vectors[i]!);
    }
    return found;
  });
}

/** What the embedder makes of every passage. */
function expectedIn(folder: string, embedder: Embedder): Promise<Map<string, Int8Array>> {
  return opened(folder, async (library) => {
    const passages: { article: ArticleInfo; text: string }[] = [];
    for (const article of await library.articles(null)) {
      for (const { text } of await library.passagesOf(article.id)) passages.push({ article, text });
    }
    const { projection } = library.wordSpace;
    const made = await embedder.embed(passages.map(embeddedText), "passage", projection);
    return new Map(made.map(({ words }, i) => [passages[i]!.text, words]));
  });
}

/** Rows of the table of word vectors and of the passages. */
function rowsIn(folder: string): { words: number; passages: number; strays: number } {
  const { generation } = readManifest(folder)!;
  const database = openSqlite(join(folder, generation, "passages.db"));
  const count = (sql: string) => database.prepare<[], number>(sql).pluck().get()!;
  const rows = {
    words: count("SELECT count(*) FROM wordVectors"),
    passages: count("SELECT count(*) FROM passages"),
    strays: count(
      "SELECT count(*) FROM wordVectors WHERE passage NOT IN (SELECT id FROM passages)",
    ),
  };
  database.close();
  return rows;
}

describe("the word vectors of a passage", () => {
  test("are those of its heading's content words and of its own, as the embedder gives them", async () => {
    const parts = workshop();
    await buildIndex(parts);
    const found = await wordVectorsIn(parts.embeddingsDir);
    expect(found).toEqual(await expectedIn(parts.embeddingsDir, parts.embedder));
    // Of the title harbour.txt two; mayor, blamed and wind.
    expect(found.get("The mayor blamed the wind.")).toHaveLength(5 * WORD_DIMENSIONS);
  });

  test("are kept in an update, made for what is new, and dropped with what is gone", async () => {
    const parts = workshop(generatedArticles(30));
    await buildIndex(parts);
    const before = await wordVectorsIn(parts.embeddingsDir);
    parts.source.files["0005.txt"] = { text: "A lighthouse was built.\n\nIt burnt down." };
    parts.source.files["new.txt"] = { text: "The ferry sank near the lighthouse." };
    delete parts.source.files["0007.txt"];
    parts.embedder.embedded.length = 0;
    await buildIndex(parts);
    expect(parts.embedder.embedded).toHaveLength(3);

    const after = await wordVectorsIn(parts.embeddingsDir);
    expect(after).toEqual(await expectedIn(parts.embeddingsDir, parts.embedder));
    for (const [text, vectors] of after) {
      if (before.has(text)) expect(vectors).toEqual(before.get(text));
    }
    const { words, passages, strays } = rowsIn(parts.embeddingsDir);
    expect({ words, strays }).toEqual({ words: passages, strays: 0 });
  });

  test("are given in the order asked for, and not for a passage that is not there", async () => {
    const parts = workshop();
    await buildIndex(parts);
    await opened(parts.embeddingsDir, async (library) => {
      const [first, second] = await library.passagesOf("harbour.txt");
      const [a, b] = await vectorsIn(library, [first!.id, second!.id]);
      expect(a).not.toEqual(b);
      expect(await vectorsIn(library, [second!.id, first!.id, second!.id])).toEqual([b, a, b]);
      expect(await vectorsIn(library, [])).toEqual([]);
      await expect(vectorsIn(library, [987_654])).rejects.toThrow("987654");
    });
  });
});

describe("the space in which words are compared", () => {
  test("is the model's own where it brings a projection, whatever the library", async () => {
    const [three, many] = [workshop(), workshop(generatedArticles(20))];
    await buildIndex(three);
    await buildIndex(many);
    const space = await spaceIn(three.embeddingsDir);
    expect(space.projection).toEqual(three.embedder.projection);
    expect(await spaceIn(many.embeddingsDir)).toEqual(space);
  });

  test("knows what a word meets by chance: more than nothing, far less than itself", async () => {
    const parts = workshop();
    await buildIndex(parts);
    const { chance } = await spaceIn(parts.embeddingsDir);
    expect(chance).toBeGreaterThan(0.05);
    expect(chance).toBeLessThan(0.6);
  });

  test("knows the model's scale: a question and its answer are nearer than unrelated ones", async () => {
    const scaleOf = async (embedder: Embedder) => {
      const parts = { ...workshop(), embedder };
      await buildIndex(parts);
      return (await spaceIn(parts.embeddingsDir)).cosines;
    };
    const plain = await scaleOf(hashingEmbedder());
    expect(plain.related).toBeGreaterThan(plain.unrelated + 0.1);
    const shifted = await scaleOf(withCommonDirection(hashingEmbedder(), 0.5));
    expect(shifted.unrelated).toBeCloseTo(0.5 + 0.5 * plain.unrelated, 4);
    const halfway = (low: number, high: number) => (low + high) / 2;
    expect(nearnessOf(halfway(plain.unrelated, plain.related), plain)).toBeCloseTo(0.5);
    expect(nearnessOf(halfway(shifted.unrelated, shifted.related), shifted)).toBeCloseTo(0.5);
  });

  test("is made of a library's own words for a model of the hub", async () => {
    const parts = { ...workshop(generatedArticles(40)), embedder: hubEmbedder() };
    await buildIndex(parts);
    const other = { ...workshop(generatedArticles(60)), embedder: hubEmbedder() };
    await buildIndex(other);
    const space = await spaceIn(parts.embeddingsDir);
    expect(space.projection).toHaveLength(96 * WORD_DIMENSIONS);
    expect(space.projection).not.toEqual((await spaceIn(other.embeddingsDir)).projection);
    for (const vectors of (await wordVectorsIn(parts.embeddingsDir)).values()) {
      for (let at = 0; at < vectors.length; at += WORD_DIMENSIONS) {
        const length = Math.hypot(...vectors.subarray(at, at + WORD_DIMENSIONS));
        expect(Math.abs(length - WORD_LENGTH)).toBeLessThan(4);
      }
    }
  });

  test("of a hub model stays as it was made when articles come and go", async () => {
    const parts = { ...workshop(generatedArticles(40)), embedder: hubEmbedder() };
    await buildIndex(parts);
    const before = await spaceIn(parts.embeddingsDir);
    for (const [id, file] of Object.entries(workshop(THREE).source.files)) {
      parts.source.files[id] = file;
    }
    delete parts.source.files["0007.txt"];
    await buildIndex(parts);
    expect(await spaceIn(parts.embeddingsDir)).toEqual(before);
    expect(await wordVectorsIn(parts.embeddingsDir)).toEqual(
      await expectedIn(parts.embeddingsDir, parts.embedder),
    );
    await buildIndex({ ...parts, full: true });
    expect(await spaceIn(parts.embeddingsDir)).not.toEqual(before);
  });

  test("of a library that began with a few words tells words apart that it gets later", async () => {
    const parts = { ...workshop({ "a.txt": "The ferry sank." }), embedder: hubEmbedder() };
    await buildIndex(parts);
    const later =
      "Teachers blamed budget cuts while harbour bridges froze, mayors protested, trains stopped and hospitals closed.";
    parts.source.files["b.txt"] = { text: later };
    await buildIndex(parts);
    const vectors = (await wordVectorsIn(parts.embeddingsDir)).get(later)!;
    const count = vectors.length / WORD_DIMENSIONS;
    const word = (i: number) => vectors.subarray(i * WORD_DIMENSIONS, (i + 1) * WORD_DIMENSIONS);
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < a; b++) {
        const product = word(a).reduce((sum, x, i) => sum + x * word(b)[i]!, 0);
        expect(Math.abs(product) / WORD_LENGTH ** 2).toBeLessThan(0.7);
      }
    }
  });
});

test("a build that was stopped goes on in the space it has made", async () => {
  const parts = { ...workshop(generatedArticles(150)), embedder: hubEmbedder() };
  // The sample, the probes, their questions and one batch of passages.
  const failing = failingAfter(4, parts.embedder);
  await expect(buildIndex({ ...parts, embedder: failing })).rejects.toThrow("no more");
  const work = join(parts.embeddingsDir, "building/passages.db");
  const made: WordSpace | null = fromPassages(work, (passages) => passages.wordSpace());
  expect(made).not.toBeNull();
  parts.source.files["0001.txt"] = { text: "Everything is different now." };

  const report = await buildIndex(parts);
  expect(report.resumed).toBeGreaterThan(0);
  expect(await spaceIn(parts.embeddingsDir)).toEqual(made);
  expect(await wordVectorsIn(parts.embeddingsDir)).toEqual(
    await expectedIn(parts.embeddingsDir, parts.embedder),
  );
});

test("a version that reads articles differently goes on in the space of the index, whatever it reads first", async () => {
  const parts = { ...workshop(generatedArticles(150)), embedder: hubEmbedder() };
  await buildIndex(parts);
  const made = await spaceIn(parts.embeddingsDir);
  const source = readOtherwise(parts.source, (reading, id) =>
    id < "0100.txt" ? withTitle(reading, "Another title") : reading,
  );
  const report = await buildIndex({ ...parts, source, chunker: 2 });
  expect(report.reused).toBeGreaterThan(0);
  expect(await spaceIn(parts.embeddingsDir)).toEqual(made);
  expect(await wordVectorsIn(parts.embeddingsDir)).toEqual(
    await expectedIn(parts.embeddingsDir, parts.embedder),
  );
});

describe("an index of the format before, which has no word vectors", () => {
  const OTHER_FORMAT = "This version of the program stores the index differently.";

  /** Turns an index into one of the format before. */
  function asBefore(folder: string): void {
    const { generation } = readManifest(folder)!;
    const path = join(folder, generation, "passages.db");
    const database = openSqlite(path);
    database.exec("DROP TABLE wordVectors; DROP TABLE wordSpace");
    database.exec("UPDATE origin SET json = json_set(json, '$.format', 1)");
    database.close();
    const manifestPath = join(folder, generation, "manifest.json");
    const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
    manifest.format = 1;
    manifest.files["passages.db"] = sha256(readFileSync(path));
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    writeFileSync(manifestPath, text);
    writeFileSync(join(folder, "CURRENT"), `${generation} ${sha256(text)}\n`);
  }

  test("is not answered from, and the next build makes it from scratch and says why", async () => {
    const parts = workshop();
    const { passages } = await buildIndex(parts);
    asBefore(parts.embeddingsDir);
    await expect(openLibrary(parts.embeddingsDir)).rejects.toMatchObject({
      code: "INDEX_OUTDATED",
    });
    const report = await buildIndex(parts);
    expect(report).toMatchObject({ rebuiltBecause: OTHER_FORMAT, reused: 0, embedded: passages });
    expect(readManifest(parts.embeddingsDir)!.format).toBe(FORMAT);
    expect(await wordVectorsIn(parts.embeddingsDir)).toHaveProperty("size", passages);
  });

  test("is no help when CURRENT is lost, either", async () => {
    const parts = workshop();
    await buildIndex(parts);
    asBefore(parts.embeddingsDir);
    rmSync(join(parts.embeddingsDir, "CURRENT"));
    expect(await buildIndex(parts)).toMatchObject({ reused: 0, embedded: 4 });
    expect(rowsIn(parts.embeddingsDir).words).toBe(4);
  });

  test("leaves a started build that is not gone on with", async () => {
    const parts = workshop(generatedArticles(20));
    const onProgress = ({ phase }: { phase: string }) => {
      if (phase === "embedding") throw new Error("stopped");
    };
    await expect(buildIndex({ ...parts, onProgress })).rejects.toThrow("stopped");
    expect(readdirSync(parts.embeddingsDir)).toContain("building");
    const work = openSqlite(join(parts.embeddingsDir, "building/passages.db"));
    work.exec("DROP TABLE wordVectors; DROP TABLE wordSpace");
    work.exec("UPDATE origin SET json = json_set(json, '$.format', 1)");
    work.close();
    const report = await buildIndex(parts);
    expect(report).toMatchObject({ resumed: 0, embedded: report.passages });
    expect(rowsIn(parts.embeddingsDir).words).toBe(report.passages);
  });
});
