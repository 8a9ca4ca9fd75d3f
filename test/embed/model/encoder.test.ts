import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "@xenova/transformers";
import { beforeAll, expect, test } from "vitest";
import type { Vector } from "../../../src/domain.ts";
import { type Encoder, loadEncoder } from "../../../src/embed/model/encoder.ts";
import { knownModel, type ModelFacts } from "../../../src/embed/model/known-models.ts";
import { BUNDLED } from "../../support/models/model-folders.ts";

const facts = knownModel("quotewell-mini")!;
const cosine = (a: Vector, b: Vector) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
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
beforeAll(async () => {
  encoder = await loadEncoder(BUNDLED, facts);
});

async function embed(texts: readonly string[], by = encoder): Promise<Vector[]> {
  const steps = by.embed(texts);
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
  }
}

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

test("the vectors of texts that fit are those of the library's own pipeline", async () => {
  const reference = await pipeline("feature-extraction", facts.name, { quantized: true });
  for (const text of TEXTS) {
    const output = await reference(text, { pooling: "mean", normalize: true });
    const [ours] = await embed([text]);
    expect(cosine(ours!, output.data as Float32Array)).toBeGreaterThan(0.9999);
  }
});

test("a passage that answers is nearer to its question than one that does not", async () => {
  const [question, answer, other] = await embed([TEXTS[1]!, TEXTS[2]!, TEXTS[5]!]);
  expect(cosine(question!, answer!)).toBeGreaterThan(cosine(question!, other!));
});

test("a text that is too long is read from its beginning, and closed like one that fits", async () => {
  const words = README.split(/\s+/);
  const begin = words.slice(0, 60).join(" ");
  const short = await loadEncoder(BUNDLED, { ...facts, maxTokens: 32 });
  const [a, b] = await embed([begin, `${begin} and then something else entirely`], short);
  expect(cosine(a!, b!)).toBeCloseTo(1, 5);

  // The library's own truncation drops the closing token, and the cosine falls to 0.93.
  const fits = "The ferry leaves at nine. ".repeat(40);
  const [fitting, cut] = await embed([fits, fits.repeat(5)]);
  expect(cosine(fitting!, cut!)).toBeGreaterThan(0.99);
});

test.each<[string, Partial<ModelFacts>, RegExp]>([
  ["of other dimensions", { dimensions: 384 }, /256 numbers per token, not 384/],
  ["that is not there", { name: "nobody/nothing" }, /nobody\/nothing/],
])("a model %s is refused when it is loaded", async (_, change, reason) => {
  await expect(loadEncoder(BUNDLED, { ...facts, ...change })).rejects.toThrow(reason);
});
