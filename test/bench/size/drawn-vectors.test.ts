import { expect, test } from "vitest";
import { generateArticle } from "../../../bench/corpus/write-corpus.ts";
import { drawnEmbedder, vectorOf } from "../../../bench/size/drawn-vectors.ts";
import { contentWords } from "../../../src/index/passages/search-text.ts";
import { dot } from "../../../src/index/vectors/exact-search.ts";
import { WORD_LENGTH } from "../../../src/shared/vectors/late-interaction.ts";
import { project, WORD_DIMENSIONS } from "../../../src/shared/vectors/projection.ts";
import { MINI_FACTS } from "../../support/models/model-folders.ts";

/** The first paragraph of each article. */
const texts = Array.from(
  { length: 100 },
  (_, number) => generateArticle(number).file.split("\n\n")[1]!,
);

const drawnFor = async (text: string) => {
  const embedder = drawnEmbedder();
  const asked = { text, words: contentWords(text) };
  const [embedding] = await embedder.embed([asked], "passage", embedder.projection!);
  return embedding!;
};

test("a drawn vector has unit length and is the same for the same text", async () => {
  const { vector } = await drawnFor(texts[0]!);
  expect(dot(vector, vector)).toBeCloseTo(1, 5);
  expect(vectorOf(texts[0]!)).toEqual(vector);
});

test("drawn vectors take as much room as the bundled model's", () => {
  const { dimensions, projection } = drawnEmbedder();
  expect(dimensions).toBe(MINI_FACTS.dimensions);
  expect(projection).toHaveLength(dimensions * WORD_DIMENSIONS);
});

test("each content word has a vector, projected as a model's words are", async () => {
  const { words } = await drawnFor("The ferry sank. A ferry sinks.");
  const [ferry, sank, again, sinks] = [0, 1, 2, 3].map((i) =>
    words.subarray(i * WORD_DIMENSIONS, (i + 1) * WORD_DIMENSIONS),
  );
  expect(words).toHaveLength(4 * WORD_DIMENSIONS);
  expect(again).toEqual(ferry);
  expect(sinks).not.toEqual(sank);
  for (const word of [ferry!, sank!]) expect(Math.hypot(...word)).toBeCloseTo(WORD_LENGTH, -1);
  const projected = project(vectorOf("ferry"), drawnEmbedder().projection!, 384);
  expect(projected).toEqual(ferry);
});

test("a text without words has a vector, too", () => {
  expect(vectorOf("")).toHaveLength(384);
});

test("a question in words of a text lies nearer to it than to nearly all others", () => {
  const vectors = texts.map(vectorOf);
  const nearest = texts.filter((text, i) => {
    const longest = [...new Set(text.match(/\p{L}+/gu))].sort((a, b) => b.length - a.length);
    const question = vectorOf(longest.slice(0, 8).join(" "));
    const best = Math.max(...vectors.map((vector) => dot(question, vector)));
    return dot(question, vectors[i]!) === best;
  });
  expect(nearest.length).toBeGreaterThan(0.9 * texts.length);
});
