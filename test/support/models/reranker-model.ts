import { copyFileSync, cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.ts";
import { BUNDLED } from "./model-folders.ts";

const WEIGHTS = new URL("../../embed/cross-encoder/model_quantized.onnx", import.meta.url).pathname;

/** The name of the cross-encoder that counts words; see test/embed/cross-encoder/make.py. */
export const RERANKER = "someone/word-counter";

/** A folder with its files, as the hub serves them: the bundled tokenizer, weights of its own. */
export function rerankerFiles(folder = temporaryFolder()): string {
  cpSync(join(BUNDLED, "quotewell-mini"), folder, { recursive: true });
  mkdirSync(join(folder, "onnx"), { recursive: true });
  copyFileSync(WEIGHTS, join(folder, "onnx/model_quantized.onnx"));
  return folder;
}

/** A models folder in which it lies under its name. */
export function folderWithReranker(): string {
  const models = temporaryFolder();
  rerankerFiles(join(models, RERANKER));
  return models;
}
