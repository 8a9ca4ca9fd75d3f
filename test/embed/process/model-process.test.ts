import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EmbedderPool } from "../../../src/embed/embedder-pool.ts";
import { folderWithModel, MINI_FACTS } from "../../support/models/model-folders.ts";
import { vectorOf } from "../../support/models/vector-of.ts";
import { DIST } from "../../support/places.ts";

const NAME = "someone/endless";
/** The model's tokenizer takes longer than a lifetime for it. */
const ENDLESS_TEXT = `${"a".repeat(60)}!`;

/** A models folder with a model whose tokenizer has a pattern that backtracks without end. */
function endlessModel(): string {
  const modelsFolder = folderWithModel(NAME);
  const path = join(modelsFolder, NAME, "tokenizer.json");
  const tokenizer = JSON.parse(readFileSync(path, "utf8"));
  tokenizer.normalizer = { type: "Replace", pattern: { Regex: "(a+)+$" }, content: "" };
  writeFileSync(path, JSON.stringify(tokenizer));
  return modelsFolder;
}

const setup = () => ({
  modelsFolder: endlessModel(),
  facts: { ...MINI_FACTS, name: NAME },
  threads: 1,
});

function embeddingProcessOf(parent: number): number {
  const lines = execFileSync("ps", ["-A", "-o", "ppid=,pid=,args="], { encoding: "utf8" });
  const line = lines
    .split("\n")
    .map((one) => one.trim().split(/\s+/))
    .find(([ppid, , ...args]) => Number(ppid) === parent && /embedding-worker/.test(`${args}`));
  return Number(line?.[1]);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a model at work without end ends when its parent is killed", async () => {
  const program = `
    import { EmbedderPool } from ${JSON.stringify(join(DIST, "embed/embedder-pool.js"))};
    const pool = new EmbedderPool(${JSON.stringify(setup())}, 1);
    await pool.start();
    pool.embed([{ text: ${JSON.stringify(ENDLESS_TEXT)}, words: [] }], "passage", new Float32Array(0));
    setTimeout(() => console.log("at work"), 500);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(parent.stdout, "data");
  const child = embeddingProcessOf(parent.pid!);
  try {
    expect(isRunning(child)).toBe(true);
    parent.kill("SIGKILL");
    await once(parent, "exit");
    await expect.poll(() => isRunning(child)).toBe(false);
  } finally {
    if (isRunning(child)) process.kill(child, "SIGKILL");
  }
});

test("a model that takes too long for an answer is ended, and named as unusable", async () => {
  const pool = new EmbedderPool(setup(), 1, 3000);
  try {
    await expect(vectorOf(pool, ENDLESS_TEXT, "passage")).rejects.toMatchObject({
      code: "MODEL_UNUSABLE",
      message: expect.stringMatching(`${NAME} can't be used: it took longer than 0.05 minutes`),
    });
    expect(embeddingProcessOf(process.pid)).toBeNaN();
  } finally {
    await pool.close();
  }
});
