import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import type { Embedder, WordSpace } from "../../../../src/glossary/embedder.ts";
import { fromPassages } from "../../../../src/index/passages/passage-reader.ts";
import { WORD_LENGTH } from "../../../../src/shared/vectors/late-interaction.ts";
import { nearnessOf } from "../../../../src/shared/vectors/nearness.ts";
import { WORD_DIMENSIONS } from "../../../../src/shared/vectors/projection.ts";
import { generatedArticles } from "../../../support/articles/generated-articles.ts";
import { readOtherwise, withTitle } from "../../../support/articles/read-otherwise.ts";
import { THREE, workshop } from "../../../support/index/workshop.ts";
import { withCommonDirection } from "../../../support/models/common-direction.ts";
import { failingAfter } from "../../../support/models/failing-embedder.ts";
import { hashingEmbedder } from "../../../support/models/hashing-embedder.ts";
import { expectedIn, hubEmbedder, spaceIn, wordVectorsIn } from "./stored.ts";

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
