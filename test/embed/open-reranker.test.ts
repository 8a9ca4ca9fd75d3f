import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openReranker, type RerankerOptions } from "../../src/embed/open-reranker.ts";
import type { Reranker } from "../../src/glossary/embedder.ts";
import { startHub } from "../support/models/hub-server.ts";
import { folderWithModel } from "../support/models/model-folders.ts";
import { folderWithReranker, RERANKER, rerankerFiles } from "../support/models/reranker-model.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const QUESTION = "Who cast type in lead?";
const ANSWER = "They cast type in lead; who did, nobody knows?";
const OTHER = "The ferry leaves at nine.";
/** What the model of the tests gives a passage that holds all tokens of the question, and none. */
const [ALL, NONE] = [1 / (1 + Math.exp(-4)), 1 / (1 + Math.exp(4))];

const opened: Reranker[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function open(change: Partial<RerankerOptions> = {}): Promise<Reranker> {
  const reranker = await openReranker({
    model: RERANKER,
    modelsDir: folderWithReranker(),
    hubUrl: "http://127.0.0.1:9",
    ...change,
  });
  opened.push(reranker);
  return reranker;
}

test("every passage gets what it would get alone, in the order of the passages", async () => {
  const reranker = await open();
  // More than two batches, of very different lengths.
  const passages = Array.from({ length: 20 }, (_, i) =>
    i % 3 === 0 ? ANSWER : `${OTHER} `.repeat(1 + i * 5),
  );
  const together = await reranker.relevance(QUESTION, passages);
  expect(together).toHaveLength(passages.length);
  for (const [i, passage] of passages.entries()) {
    const [alone] = await reranker.relevance(QUESTION, [passage]);
    expect(together[i]).toBeCloseTo(alone!, 5);
  }
  expect(together[0]).toBeCloseTo(ALL, 5);
  expect(together[1]).toBeCloseTo(NONE, 5);
});

test("no passages have no relevance, and empty texts and long ones harm nothing", async () => {
  const reranker = await open();
  expect(await reranker.relevance(QUESTION, [])).toEqual([]);
  const [empty, long] = await reranker.relevance(QUESTION, ["", `${OTHER} `.repeat(500) + ANSWER]);
  expect(empty).toBeCloseTo(NONE, 5);
  // What stands behind the longest input is not read.
  expect(long).toBeCloseTo(NONE, 5);
  expect(await reranker.relevance("", [ANSWER])).toHaveLength(1);
});

test("a model of the hub is fetched once, under its own name", async () => {
  const hub = await startHub(rerankerFiles());
  const modelsDir = temporaryFolder();
  const files = new Set<string>();
  const onProgress = ({ file }: { file: string }) => files.add(file);
  const reranker = await open({ modelsDir, hubUrl: hub.url, onProgress });
  await hub.close();
  expect(files.size).toBe(4);
  expect(existsSync(join(modelsDir, RERANKER, "onnx/model_quantized.onnx"))).toBe(true);
  expect((await reranker.relevance(QUESTION, [ANSWER]))[0]).toBeCloseTo(ALL, 5);
  await open({ modelsDir });
});

test("a model that embeds is no reranker", async () => {
  const modelsDir = folderWithModel("someone/mini");
  await expect(open({ model: "someone/mini", modelsDir })).rejects.toMatchObject({
    code: "MODEL_UNUSABLE",
    message: expect.stringContaining("it is not a reranker"),
  });
});
