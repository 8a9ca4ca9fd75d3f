import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderWithModel } from "../support/models/model-folders.ts";
import { SAMPLE_ARTICLES } from "../support/places.ts";
import { ARTICLES, ENV, folderWith, MAIN, quotewell } from "../support/processes/command-line.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("doctor --models measures what is there, and says in one line what it can't", () => {
  const folder = folderWith({});
  cpSync(SAMPLE_ARTICLES, join(folder, "articles"), { recursive: true });
  const models = folderWithModel("someone/same");
  for (const name of ["damaged", "half", "reranker"]) {
    cpSync(join(models, "someone/same"), join(models, "someone", name), { recursive: true });
  }
  truncateSync(join(models, "someone/damaged/onnx/model_quantized.onnx"), 1000);
  rmSync(join(models, "someone/half/onnx"), { recursive: true });
  const architectures = ["BertForSequenceClassification"];
  const config = JSON.stringify({ hidden_size: 384, architectures });
  writeFileSync(join(models, "someone/reranker/config.json"), config);
  mkdirSync(join(models, "someone/misspelt"));
  writeFileSync(join(models, "someone/misspelt/download.lock"), "");

  const TMPDIR = temporaryFolder();
  const env = { MODELS_DIR: models, MODEL_HUB_URL: "http://127.0.0.1:9", TMPDIR };
  const { status, stdout } = quotewell(folder, ["doctor", "--models"], { env });
  expect(status).toBe(0);
  const lines = stdout.trim().split("\n");
  expect(lines[0]).toMatch(/^\d+ sentences of 10 articles;/);
  const rowOf = (model: string) => lines.find((line) => line.startsWith(`${model} `))!;
  // The same model under another name, whose languages nobody knows.
  const quality = /\d+ % +[\d.]+ +[\d.]+/;
  expect(rowOf("someone/same")).toMatch(quality);
  expect(quality.exec(rowOf("someone/same"))).toEqual(
    expect.objectContaining({ 0: quality.exec(rowOf("quotewell-mini (in use)"))![0] }),
  );
  expect(rowOf("someone/damaged")).toMatch(/^someone\/damaged was not measured: The model in/);
  expect(rowOf("someone/half")).toContain("onnx/model_quantized.onnx is missing.");
  expect(rowOf("someone/reranker")).toContain("name it in RERANKER_MODEL instead.");
  expect(stdout).not.toContain("misspelt");
  expect(lines.at(-1)).toMatch(/^→ Keep EMBEDDING_MODEL=quotewell-mini: /);
  expect(readdirSync(TMPDIR)).toEqual([]);
});

test("Ctrl-C leaves nothing behind", async () => {
  const folder = folderWith({});
  const TMPDIR = temporaryFolder();
  const env = { ...ENV, TMPDIR, ARTICLES_DIR: SAMPLE_ARTICLES };
  const child = spawn(process.execPath, [MAIN, "doctor", "--models"], { cwd: folder, env });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = once(child, "exit");
  await expect.poll(() => readdirSync(TMPDIR)).toHaveLength(1);
  child.kill("SIGINT");
  expect(await exit).toEqual([130, null]);
  expect(readdirSync(TMPDIR)).toEqual([]);
});

test("a folder with too few articles to tell models apart is an error", () => {
  const folder = folderWith(ARTICLES);
  mkdirSync(join(folder, "models"));
  const { status, stderr } = quotewell(folder, ["doctor", "--models"]);
  expect(status).toBe(1);
  expect(stderr.replace(/\s+/g, " ")).toContain(
    "passages that models can be compared on; 10 are needed.",
  );
});

test("what is no model's name is an error", () => {
  const { status, stderr } = quotewell(folderWith(ARTICLES), ["doctor", "--models", "../up"]);
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('--models "../up" is not the name'),
  ]);
});
