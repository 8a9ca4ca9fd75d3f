import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ENCODER_FILES } from "../../src/embed/model/model-files.ts";
import { dataFiles, USUAL_WEIGHTS } from "../../src/embed/model/weight-files.ts";
import { readManifest } from "../../src/index/generation/manifest.ts";
import { folderWithModel } from "../support/models/model-folders.ts";
import { folderWithReranker, RERANKER } from "../support/models/reranker-model.ts";
import { indexedArticles, quotewell } from "../support/processes/command-line.ts";

const MODEL = "someone/model";
const HALF = new URL("../embed/half-precision/model_fp16.onnx", import.meta.url).pathname;

/** A models folder with a small model of other dimensions. */
function folderWithOther(): string {
  const models = folderWithModel(MODEL);
  const onnx = join(models, MODEL, "onnx");
  rmSync(onnx, { recursive: true });
  mkdirSync(onnx);
  copyFileSync(HALF, join(onnx, "model_fp16.onnx"));
  writeFileSync(join(models, MODEL, "config.json"), JSON.stringify({ hidden_size: 4 }));
  return models;
}

/** The bundled model, changed after it was downloaded. */
function folderWithChanged(): string {
  const models = folderWithModel(MODEL);
  const absent = [...ENCODER_FILES, ...dataFiles(USUAL_WEIGHTS)].map((file) => [file, null]);
  const changed = { "tokenizer.json": { sha256: "0".repeat(64), bytes: 1 } };
  const lock = { revision: "main", files: { ...Object.fromEntries(absent), ...changed } };
  writeFileSync(join(models, MODEL, "revision.json"), JSON.stringify(lock));
  return models;
}

function folderWithLiar(): string {
  const models = folderWithOther();
  writeFileSync(join(models, MODEL, "config.json"), JSON.stringify({ hidden_size: 8 }));
  return models;
}

test("a model that can't be used leaves the index as it is, and says why in one sentence", () => {
  const folder = indexedArticles();
  const current = join(folder, "embeddings/CURRENT");
  const before = readFileSync(current, "utf8");
  const bad = [
    [RERANKER, folderWithReranker(), "it gives no vectors, but logits"],
    [MODEL, folderWithLiar(), "it gives 4 numbers per token, not 8"],
    [MODEL, folderWithChanged(), "is not the file that was downloaded"],
  ] as const;
  for (const [model, models, reason] of bad) {
    const env = { EMBEDDING_MODEL: model, MODELS_DIR: models };
    const { status, stderr } = quotewell(folder, ["index"], { env });
    expect([status, stderr.replace(/\s+/g, " ")]).toEqual([1, expect.stringContaining(reason)]);
    expect(readFileSync(current, "utf8")).toBe(before);
  }
  const { status, stdout } = quotewell(folder, ["ask", "Who bought the bakery?"]);
  expect([status, stdout]).toEqual([0, expect.stringContaining("apprentices")]);
  expect(readFileSync(current, "utf8")).toBe(before);
});

test("another model, of other dimensions, makes an index of its own, and back again", () => {
  const folder = indexedArticles();
  const other = { EMBEDDING_MODEL: MODEL, MODELS_DIR: folderWithOther() };
  const modelAfter = (env: NodeJS.ProcessEnv) => {
    const { status, stderr } = quotewell(folder, ["index"], { env });
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    return readManifest(join(folder, "embeddings"))!.model;
  };
  expect(modelAfter(other)).toMatchObject({ name: MODEL, dimensions: 4 });
  expect(quotewell(folder, ["ask", "Who bought the bakery?"], { env: other }).status).toBe(0);
  expect(modelAfter({})).toMatchObject({ name: "quotewell-mini", dimensions: 384 });
});
