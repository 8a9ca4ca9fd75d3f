import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, test } from "vitest";
import { vectorsOf } from "../../bench/vectors-of.ts";
import { EmbedderPool } from "../../src/embed/embedder-pool.ts";
import type { Projection } from "../../src/glossary/embedder.ts";
import { identity, WORD_DIMENSIONS } from "../../src/shared/vectors/projection.ts";
import { cosine } from "../support/models/cosine.ts";
import { BUNDLED, MINI_FACTS } from "../support/models/model-folders.ts";
import { passages } from "../support/models/prose.ts";
import { vectorOf } from "../support/models/vector-of.ts";

const opened: EmbedderPool[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

function workerWith(change: { readonly prefix?: { question: string; passage: string } } = {}) {
  const facts = { ...MINI_FACTS, ...change };
  const worker = new EmbedderPool({ modelsFolder: BUNDLED, facts, threads: 1 }, 1);
  opened.push(worker);
  return worker;
}

/** Those that this process has started. */
function embeddingProcesses(): number[] {
  const lines = execFileSync("ps", ["-A", "-o", "ppid=,pid=,args="], { encoding: "utf8" });
  return lines
    .split("\n")
    .filter((line) => line.includes("embedding-worker"))
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
    .flatMap(([parent, pid]) => (parent === process.pid ? [pid] : []));
}

describe("prefixes", () => {
  test("go in front of questions and of passages as the model's facts say", async () => {
    const worker = workerWith({ prefix: { question: "ask: ", passage: "tell: " } });
    const plain = workerWith();
    const question = await vectorOf(worker, "lead type", "question");
    const passage = await vectorOf(worker, "lead type", "passage");
    const [asked, told] = await vectorsOf(plain, ["ask: lead type", "tell: lead type"], "passage");
    expect(cosine(question, asked)).toBeGreaterThan(0.999);
    expect(cosine(passage, told)).toBeGreaterThan(0.999);
    expect(cosine(question, told)).toBeLessThan(0.99);
  });
});

test("words are projected as each call says, whatever was asked before and whichever process answers", async () => {
  const worker = workerWith();
  const text = { text: "lead type", words: [{ start: 0, end: 4 }] };
  const wordBy = async (projection: Projection) => {
    const [embedding] = await worker.embed([text], "question", projection);
    return embedding!.words;
  };
  const wide = identity(384);
  const narrow = new Float32Array(384 * WORD_DIMENSIONS).fill(1);
  const alternating = [wide, narrow, wide, wide, narrow].map(wordBy);
  const lengths = (await Promise.all(alternating)).map(({ length }) => length);
  expect(lengths).toEqual([384, WORD_DIMENSIONS, 384, 384, WORD_DIMENSIONS]);
  const before = await wordBy(narrow);
  const running = embeddingProcesses();
  const many = passages(50).map((passage) => ({ text: passage, words: [] }));
  const pending = worker.embed(many, "passage", narrow);
  for (const pid of running) process.kill(pid, "SIGKILL");
  expect(await pending).toHaveLength(many.length);
  expect(await wordBy(narrow)).toEqual(before);
});

describe("when the embedding process crashes", () => {
  test("pending calls are made once more", async () => {
    const worker = workerWith();
    const before = await vectorOf(worker, "lead type", "passage");
    const pending = Promise.all([
      vectorsOf(worker, [...passages(50), "lead type"], "passage"),
      vectorOf(worker, "Who?"),
    ]);
    for (const pid of embeddingProcesses()) process.kill(pid, "SIGKILL");
    const [vectors] = await pending;
    expect(vectors).toHaveLength(51);
    expect(cosine(before, vectors.at(-1)!)).toBeGreaterThan(0.999);
  });

  test("a second time, they fail with what it most likely means, and the next call works again", async () => {
    const worker = workerWith();
    await worker.embed([{ text: "lead type", words: [] }], "passage", identity(384));
    const failing = vectorsOf(worker, passages(500), "passage");
    const killing = setInterval(() => {
      for (const pid of embeddingProcesses()) process.kill(pid, "SIGKILL");
    }, 20);
    await expect(failing).rejects.toMatchObject({
      code: "MODEL_UNUSABLE",
      message: expect.stringContaining("SIGKILL"),
    });
    clearInterval(killing);
    expect(await vectorOf(worker, "lead type", "passage")).toHaveLength(384);
  });
});
