import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { vectorsOf } from "../../bench/vectors-of.ts";
import { type EmbedderOptions, openEmbedder } from "../../src/embed/open-embedder.ts";
import { cosine } from "../support/models/cosine.ts";
import { BUNDLED, folderWithModel, MINI_FACTS } from "../support/models/model-folders.ts";
import { PROSE, passages } from "../support/models/prose.ts";
import { folderWithReranker, RERANKER } from "../support/models/reranker-model.ts";
import { vectorOf } from "../support/models/vector-of.ts";
import { DIST } from "../support/places.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const NO_HUB = "http://127.0.0.1:9";

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function open(change: Partial<EmbedderOptions> = {}) {
  const embedder = await openEmbedder({
    model: "quotewell-mini",
    modelsDir: temporaryFolder(),
    bundledDir: BUNDLED,
    hubUrl: NO_HUB,
    ...change,
  });
  opened.push(embedder);
  return embedder;
}

describe("the bundled model", () => {
  test("needs no network and gives one unit vector per text, in order", async () => {
    const embedder = await open();
    const texts = ["one", PROSE.slice(0, 500), "", "three"];
    const vectors = await vectorsOf(embedder, texts, "passage");
    expect(embedder).toMatchObject({ model: "quotewell-mini", dimensions: 384 });
    expect(vectors).toHaveLength(texts.length);
    for (const [i, text] of texts.entries()) {
      const alone = await vectorOf(embedder, text, "passage");
      expect(cosine(alone, vectors[i])).toBeGreaterThan(0.999);
      expect(vectors[i]!.buffer.byteLength).toBe(384 * Float32Array.BYTES_PER_ELEMENT);
    }
  });

  test("says how much memory its process holds: that of its weights and Node's", async () => {
    const weights = statSync(join(BUNDLED, "quotewell-mini", MINI_FACTS.weights)).size;
    expect(await (await open()).memory()).toBeGreaterThan(weights + 30e6);
  });

  test("gives no vector for no text at all", async () => {
    const embedder = await open();
    expect(await vectorsOf(embedder, [], "passage")).toEqual([]);
  });
});

describe("the fingerprint", () => {
  test("is the same for the same files and another as soon as one byte differs", async () => {
    const modelsDir = folderWithModel("someone/mini");
    const before = await open({ model: "someone/mini", modelsDir });
    expect(before.fingerprint).toBe((await open({ model: "someone/mini", modelsDir })).fingerprint);
    const file = join(modelsDir, "someone/mini/tokenizer_config.json");
    writeFileSync(file, `${readFileSync(file, "utf8")} `);
    const after = await open({ model: "someone/mini", modelsDir });
    expect(after.fingerprint).not.toBe(before.fingerprint);
  });
});

test("a long list that several processes divide comes back in order", async () => {
  const embedder = await open();
  const texts = passages(150).map((text) => text.slice(0, 80));
  const vectors = await vectorsOf(embedder, texts, "passage");
  expect(vectors).toHaveLength(texts.length);
  for (const i of [0, 31, 32, 100, 149]) {
    const alone = await vectorOf(embedder, texts[i]!, "passage");
    expect(cosine(alone, vectors[i])).toBeGreaterThan(0.999);
  }
});

describe("while a build is embedding", () => {
  test("a question overtakes the passages that wait", async () => {
    const embedder = await open();
    const done: string[] = [];
    const build = vectorsOf(embedder, passages(64), "passage").then(() => done.push("build"));
    const question = vectorOf(embedder, "Who?").then(() => done.push("question"));
    await Promise.all([build, question]);
    expect(done).toEqual(["question", "build"]);
  });

  test("the timers of the main process go on firing", async () => {
    const embedder = await open();
    await embedder.ready();
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await vectorsOf(embedder, passages(64), "passage");
    clearInterval(timer);
    // With the work in this process no timer would fire between two of the passages.
    expect(ticks).toBeGreaterThan(24);
  });
});

describe("closing", () => {
  test("in the middle of a build fails what is pending and everything after it", async () => {
    const embedder = await open();
    await embedder.ready();
    const build = expect(vectorsOf(embedder, passages(200), "passage")).rejects.toThrow("closed");
    await embedder.close();
    await build;
    await expect(vectorOf(embedder, "x")).rejects.toThrow("closed");
    await embedder.close();
  });

  test.each([
    ["is idle and was not closed", "await embedder.ready();", 0],
    ["has just been opened", "", 0],
    ["is closed at once", "await embedder.close();", 0],
    ["is loading while the process exits", "process.exit(3);", 3],
    [
      "is at work while the process exits",
      "setTimeout(() => process.exit(4), 30); await build();",
      4,
    ],
    [
      "is at work while an exception ends the process",
      "build(); await embedder.ready(); throw new Error('boom');",
      1,
    ],
  ])("lets the process end when the embedder %s", (_, then, status) => {
    const program = `
      import { openEmbedder } from ${JSON.stringify(join(DIST, "embed/open-embedder.js"))};
      const embedder = await openEmbedder({ model: "quotewell-mini", modelsDir: "/nowhere", bundledDir: ${JSON.stringify(BUNDLED)}, hubUrl: "" });
      const build = () => embedder.embed(Array(3000).fill({ text: "some words to embed ".repeat(20), words: [] }), "passage", new Float32Array(0));
      ${then}`;
    const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      encoding: "utf8",
      timeout: 60_000,
    });
    expect([run.status, run.signal]).toEqual([status, null]);
  });
});

describe("a model outside the table", () => {
  test("works with assumed facts, and one line says what is assumed", async () => {
    const warnings: string[] = [];
    const modelsDir = folderWithModel("someone/mini");
    const onWarning = (line: string) => warnings.push(line);
    const embedder = await open({ model: "someone/mini", modelsDir, onWarning });
    expect(embedder.facts).toMatchObject({ dimensions: 384, pooling: "mean", maxTokens: 256 });
    const theirs = await vectorOf(embedder, "lead type", "passage");
    const ours = await vectorOf(await open(), "lead type", "passage");
    expect(cosine(theirs, ours)).toBeGreaterThan(0.999);
    expect(warnings).toEqual([
      expect.stringMatching(/files of someone\/mini don't say how it pools.*mean/),
    ]);
  });
});

describe("files that are not the model's", () => {
  test("make every call fail when the network has other dimensions than config.json says", async () => {
    const modelsDir = folderWithModel("someone/mini");
    const file = join(modelsDir, "someone/mini/config.json");
    writeFileSync(file, readFileSync(file, "utf8").replace(/("hidden_size": )384/, "$1768"));
    const embedder = await open({ model: "someone/mini", modelsDir });
    await expect(vectorOf(embedder, "x")).rejects.toMatchObject({
      code: "MODEL_UNUSABLE",
      message: expect.stringContaining("it gives 384 numbers per token, not 768"),
    });
  });

  test("are refused when they are a reranker's", async () => {
    const modelsDir = folderWithReranker();
    const embedder = await open({ model: RERANKER, modelsDir });
    await expect(vectorOf(embedder, "x")).rejects.toMatchObject({
      code: "MODEL_UNUSABLE",
      message: expect.stringContaining("it gives no vectors, but logits"),
    });
    const file = join(modelsDir, RERANKER, "config.json");
    const config = { hidden_size: 384, architectures: ["ModernBertForSequenceClassification"] };
    writeFileSync(file, JSON.stringify(config));
    await expect(open({ model: RERANKER, modelsDir })).rejects.toMatchObject({
      code: "MODEL_UNUSABLE",
      message: expect.stringMatching(/it is a reranker .*name it in RERANKER_MODEL/),
    });
  });

  test("are refused with the file's name when a settings file is damaged", async () => {
    const modelsDir = folderWithModel("someone/mini");
    writeFileSync(join(modelsDir, "someone/mini/config.json"), "{ not json");
    await expect(open({ model: "someone/mini", modelsDir })).rejects.toMatchObject({
      code: "MODEL_UNUSABLE",
      message: expect.stringContaining("config.json"),
    });
  });

  test("are refused with the names of those that are missing", async () => {
    await expect(open({ bundledDir: temporaryFolder() })).rejects.toMatchObject({
      code: "MODEL_UNUSABLE",
      message: expect.stringMatching(/quotewell-mini.*config\.json.*is missing/),
      hint: expect.stringContaining("npm ci"),
    });
  });

  test("make every call fail with the folder's name when the model itself is damaged", async () => {
    const modelsDir = folderWithModel("someone/mini");
    const folder = join(modelsDir, "someone/mini");
    truncateSync(join(folder, "onnx/model_quantized.onnx"), 1_000_000);
    const embedder = await open({ model: "someone/mini", modelsDir });
    const unusable = { code: "MODEL_UNUSABLE", message: expect.stringContaining(folder) };
    await expect(vectorOf(embedder, "x")).rejects.toMatchObject(unusable);
    await expect(embedder.ready()).rejects.toMatchObject(unusable);
    expect(existsSync(folder)).toBe(true);
  });
});
