import { expect, test } from "vitest";
import { generateArticle } from "../../../bench/corpus/write-corpus.ts";
import { drawnEmbedder, vectorOf } from "../../../bench/size/drawn-vectors.ts";
import { dot } from "../../../src/index/vectors/exact-search.ts";

/** The first paragraph of each article. */
const texts = Array.from(
  { length: 100 },
  (_, number) => generateArticle(number).file.split("\n\n")[1]!,
);

test("a drawn vector has unit length and is the same for the same text", async () => {
  const [vector] = await drawnEmbedder().embed([texts[0]!], "passage");
  expect(dot(vector!, vector!)).toBeCloseTo(1, 5);
  expect(vectorOf(texts[0]!)).toEqual(vector);
});

test("a text without words has a vector, too", () => {
  expect(vectorOf("")).toHaveLength(256);
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
