import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Encoder, loadEncoder } from "../../../src/embed/model/encoder.ts";
import type { ModelFacts } from "../../../src/embed/model/model-facts.ts";
import { readProjection } from "../../../src/embed/model/model-files.ts";
import type {
  Embedding,
  Projection,
  TextWithWords,
  Vector,
} from "../../../src/glossary/embedder.ts";
import { contentWords } from "../../../src/index/passages/search-text.ts";
import { WORD_LENGTH } from "../../../src/shared/vectors/late-interaction.ts";
import { identity, WORD_DIMENSIONS } from "../../../src/shared/vectors/projection.ts";
import { cosine } from "../../support/models/cosine.ts";
import { BUNDLED, MINI_FACTS } from "../../support/models/model-folders.ts";

const facts = MINI_FACTS;
const README = readFileSync(join(BUNDLED, "quotewell-mini/README.md"), "utf8");
const TEXTS = [
  "",
  "Who cast type in lead?",
  "Type was cast from an alloy of lead, tin and antimony.",
  README.slice(0, 600),
  "日本語の文章 العربية 🙂",
  "The ferry leaves at nine.",
  README.slice(600, 1300),
];

let encoder: Encoder;
let projection: Projection;
beforeAll(async () => {
  encoder = await loadEncoder(BUNDLED, facts, 1);
  const folder = join(BUNDLED, facts.name);
  projection = (await readProjection(facts.name, folder, facts.dimensions))!;
});

async function embed(texts: readonly string[], by = encoder): Promise<Vector[]> {
  const embeddings = await embedWords(
    texts.map((text) => ({ text, words: [] })),
    by,
  );
  return embeddings.map(({ vector }) => vector);
}

async function embedWords(texts: readonly TextWithWords[], by = encoder): Promise<Embedding[]> {
  const steps = by.embed(texts, "passage", projection);
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
  }
}

test.each([
  ["a question, which waits for nothing else", 1],
  ["three passages, between which something more urgent may come", 3],
])("each text is a step: %s", async (_, count) => {
  const steps = encoder.embed(
    TEXTS.slice(0, count).map((text) => ({ text, words: [] })),
    "passage",
    projection,
  );
  for (let step = 1; step < count; step++) expect((await steps.next()).done).toBe(false);
  expect(await steps.next()).toMatchObject({ done: true, value: { length: count } });
});

test("every vector has unit length and the model's dimensions, whatever the text", async () => {
  for (const vector of await embed([...TEXTS, "x".repeat(20_000), `${README} `.repeat(8)])) {
    expect(vector).toHaveLength(facts.dimensions);
    expect(cosine(vector, vector)).toBeCloseTo(1, 5);
  }
});

test("a text has the same vector alone and among others, in the order of the texts", async () => {
  const together = await embed(TEXTS);
  for (const [i, text] of TEXTS.entries()) {
    const [alone] = await embed([text]);
    expect(alone).toEqual(together[i]);
  }
});

test("the vectors are those that transformers.js 2.17 gives, with which the weights were fitted", async () => {
  const stored: { [text: string]: number[] } = JSON.parse(
    readFileSync(new URL("bundled-vectors.json", import.meta.url), "utf8"),
  );
  for (const [text, vector] of Object.entries(stored)) {
    const [ours] = await embed([text]);
    expect(cosine(ours!, Float32Array.from(vector))).toBeGreaterThan(0.999);
  }
});

test("a passage that answers is nearer to its question than one that does not", async () => {
  const [question, answer, other] = await embed([TEXTS[1]!, TEXTS[2]!, TEXTS[5]!]);
  expect(cosine(question!, answer!)).toBeGreaterThan(cosine(question!, other!));
});

test("a text that is too long is read from its beginning, and closed like one that fits", async () => {
  const words = README.split(/\s+/);
  const begin = words.slice(0, 60).join(" ");
  const short = await loadEncoder(BUNDLED, { ...facts, maxTokens: 32 }, 1);
  const [a, b] = await embed([begin, `${begin} and then something else entirely`], short);
  expect(cosine(a!, b!)).toBeCloseTo(1, 5);

  // The library's own truncation drops the closing token, and the cosine falls to 0.93.
  const fits = "The ferry leaves at nine. ".repeat(40);
  const [fitting, cut] = await embed([fits, fits.repeat(5)]);
  expect(cosine(fitting!, cut!)).toBeGreaterThan(0.99);
});

test.each<[string, Partial<ModelFacts>, RegExp]>([
  ["of other dimensions", { wordDimensions: 256 }, /384 numbers per token, not 256/],
  ["that is not there", { name: "nobody/nothing" }, /nobody\/nothing/],
])("a model %s is refused when it is loaded", async (_, change, reason) => {
  await expect(loadEncoder(BUNDLED, { ...facts, ...change }, 1)).rejects.toThrow(reason);
});

describe("the vectors of words", () => {
  const rows = (vectors: Int8Array) =>
    Array.from({ length: vectors.length / WORD_DIMENSIONS }, (_, i) =>
      vectors.subarray(i * WORD_DIMENSIONS, (i + 1) * WORD_DIMENSIONS),
    );
  const likeness = (a: Int8Array, b: Int8Array) =>
    a.reduce((sum, x, i) => sum + x * b[i]!, 0) / WORD_LENGTH ** 2;
  const withWords = (text: string) => ({ text, words: contentWords(text) });
  const wordsOf = async (text: string) => {
    const [embedding] = await embedWords([withWords(text)]);
    return rows(embedding!.words);
  };

  test("are one for each word asked for, of the stored length, whatever the text", async () => {
    const texts = [...TEXTS, "Ángela opened 3.5 cafés in Zürich’s old town 🙂."].map(withWords);
    const embeddings = await embedWords(texts);
    for (const [i, { words, vector }] of embeddings.entries()) {
      expect(rows(words)).toHaveLength(texts[i]!.words.length);
      for (const word of rows(words)) {
        const length = Math.hypot(...word);
        if (length > 0) expect(Math.abs(length - WORD_LENGTH)).toBeLessThan(3);
      }
      expect(vector).toEqual((await embed([texts[i]!.text]))[0]);
    }
    const plain = [TEXTS[1]!, TEXTS[2]!, TEXTS[5]!, "Ángela opened 3.5 cafés in Zürich’s town."];
    for (const text of plain) {
      for (const word of await wordsOf(text)) expect(Math.hypot(...word)).toBeGreaterThan(100);
    }
  });

  test("are nearer for words of like meaning than for others", async () => {
    const [maker] = await wordsOf("automaker");
    const [ford, opera] = [await wordsOf("Ford"), await wordsOf("opera")];
    expect(likeness(maker!, ford[0]!)).toBeGreaterThan(likeness(maker!, opera[0]!));
  });

  test("are the same with a prefix before the text as its facts say: words are those of the text", async () => {
    const prefix = { question: "", passage: "query: " };
    const prefixed = await loadEncoder(BUNDLED, { ...facts, prefix }, 1);
    const [plain] = await embedWords([withWords("query: lead type")]);
    const [shifted] = await embedWords([withWords("lead type")], prefixed);
    expect(rows(shifted!.words)).toEqual(rows(plain!.words).slice(1));
  });

  test("are there behind a long word that the tokenizer does not know", async () => {
    const words = await wordsOf(`The ferry carried ${"Aq3".repeat(50)} across the strait.`);
    expect(Math.hypot(...words.at(-1)!)).toBeGreaterThan(100);
  });

  test("behind the model's limit are zeros", async () => {
    const words = await wordsOf(
      `The ferry left. ${"It sailed on and on. ".repeat(200)}Lighthouse.`,
    );
    expect(Math.hypot(...words[0]!)).toBeGreaterThan(100);
    expect(Math.hypot(...words.at(-1)!)).toBe(0);
  });

  test("are those of the whole vector where nothing is projected away", async () => {
    const steps = encoder.embed([withWords("lead type")], "passage", identity(facts.dimensions));
    let done = await steps.next();
    while (!done.done) done = await steps.next();
    expect(done.value[0]!.words).toHaveLength(2 * facts.dimensions);
  });
});
