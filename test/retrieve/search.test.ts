import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../src/ask.ts";
import { buildIndex } from "../../src/build-index.ts";
import type { Embedder } from "../../src/glossary/embedder.ts";
import type { Library } from "../../src/glossary/library.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { search } from "../../src/retrieve/search.ts";
import { generatedArticles } from "../support/articles/generated-articles.ts";
import { workshop } from "../support/index/workshop.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";

/** In which "boeing" means the same as "planemaker", and "penalty" as "fine". */
const MEANS: { readonly [word: string]: string } = { boeing: "planemaker", penalty: "fine" };

/** Finds texts by meaning: those words are one word to it. */
function understanding(): Embedder {
  const embedder = hashingEmbedder();
  const meant = (text: string) =>
    text.replace(/\p{L}+/gu, (word) => MEANS[word.toLowerCase()] ?? word);
  return {
    ...embedder,
    async embed(texts, as, projection) {
      const whole = await embedder.embed(
        texts.map(({ text }) => ({ text: meant(text), words: [] })),
        as,
        projection,
      );
      return Promise.all(
        texts.map(async ({ text, words }, i) => {
          const alone = words.map(({ start, end }) => meant(text.slice(start, end)));
          const spans = alone.map((word) => ({ start: 0, end: word.length }));
          const made = await embedder.embed(
            alone.map((word, w) => ({ text: word, words: [spans[w]!] })),
            as,
            projection,
          );
          const vectors = made.flatMap(({ words: vector }) => [...vector]);
          return { vector: whole[i]!.vector, words: Int8Array.from(vectors) };
        }),
      );
    },
  };
}

const embedder = understanding();
let library: Library;
beforeAll(async () => {
  const articles = {
    ...generatedArticles(60),
    "court.txt": "Boeing accepted the penalty on Monday. Families of the dead were in the court.",
    "fair.txt": "The planemaker sold jets at the fair. A fine summer brought crowds.",
  };
  const parts = { ...workshop(articles), embedder };
  await buildIndex(parts);
  library = await openLibrary(parts.embeddingsDir);
});
afterAll(() => library.close());

describe("a question in other words than the article's", () => {
  const question = "Did the planemaker accept its fine?";

  test("finds the passage, and in it the sentence that answers", async () => {
    const { hits } = await search(question, { library, embedder }, null);
    const [best] = hits;
    expect(best!.article.id).toBe("court.txt");
    expect(best!.sentenceScores[0]).toBeGreaterThan(best!.sentenceScores[1]!);
    expect(best!.sentences).toHaveLength(best!.passage.sentences.length);
  });

  test("knows which words met", async () => {
    const { hits, reader } = await search(question, { library, embedder }, null);
    const met = reader.meetings(hits[0]!).map(({ asked, met }) => [asked, met]);
    expect(met).toContainEqual(["planemaker", "Boeing"]);
    expect(met).toContainEqual(["fine", "penalty"]);
  });
});

test("the nearest by meaning are read, too, however little they share with the question's words", async () => {
  const { hits, rest } = await search("planemaker fine", { library, embedder }, null);
  const nearest = hits.flatMap(({ rank }) => rank.meaning ?? []);
  expect(nearest.sort((a, b) => a - b).slice(0, 20)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  const read = new Set(hits.map(({ passage }) => passage.id));
  expect(rest.filter(({ id }) => read.has(id))).toEqual([]);
});

test.each([
  "",
  "?",
  "???",
  "the",
  "who",
  "🙂",
  "日本語",
  "x".repeat(2000),
  "planemaker ".repeat(200),
])("every number about a hit is one, whatever is asked: %j", async (question) => {
  const { hits } = await search(question, { library, embedder }, null);
  for (const hit of hits) {
    const numbers = [
      hit.score,
      ...hit.sentenceScores,
      ...Object.values(hit.features),
      ...hit.sentences.flatMap((sentence) => Object.values(sentence)),
    ];
    expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
  }
  const { confidence } = await ask(question, { library, embedder });
  expect(confidence).toBeGreaterThanOrEqual(0);
  expect(confidence).toBeLessThanOrEqual(1);
});

test("a library of one passage is asked like any other", async () => {
  const parts = { ...workshop({ "a.txt": "Boeing accepted the penalty." }), embedder };
  await buildIndex(parts);
  const small = await openLibrary(parts.embeddingsDir);
  const answer = await ask("Who accepted a fine?", { library: small, embedder });
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  const { hits } = await search("Who accepted a fine?", { library: small, embedder }, null);
  expect(hits.map(({ article }) => article.id)).toEqual(["a.txt"]);
  await small.close();
});
