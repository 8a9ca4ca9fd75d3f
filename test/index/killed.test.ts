import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { UserError } from "../../src/errors.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { generatedArticles } from "../support/generated-articles.ts";
import { hashingEmbedder } from "../support/hashing-embedder.ts";
import { memorySource } from "../support/memory-source.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = join(ROOT, "node_modules/.cache/quotewell-tests/test/support/build-and-die.js");
/** Programs that run at the same time. */
const TOGETHER = 3;

const { "0000.txt": changed, "0001.txt": removed, ...rest } = generatedArticles(12);
const BEFORE = { ...rest, "changed.txt": changed!, "removed.txt": removed! };
const AFTER = {
  ...rest,
  "changed.txt": "The text is new.",
  "added.txt": "A lighthouse was added.",
};

const folder = temporaryFolder();

function partsFor(embeddingsDir: string, files: typeof AFTER | typeof BEFORE) {
  const [source, embedder] = [memorySource(files), hashingEmbedder()];
  return { source, embedder, embeddingsDir, chunker: 1 };
}

/** Builds an index of AFTER in a process of its own, killed right before its step number `dieAt`. */
async function buildAndDie(embeddingsDir: string, dieAt: number): Promise<string | null> {
  const args = [PROGRAM, embeddingsDir, join(folder, "after.json"), String(dieAt)];
  try {
    return (await promisify(execFile)(process.execPath, args)).stdout;
  } catch (error) {
    if ((error as { signal?: string }).signal === "SIGKILL") return null;
    throw error;
  }
}

/** The texts that an index answers with, by article; `null` when there is no index. */
async function contents(embeddingsDir: string): Promise<{ [id: string]: string } | null> {
  try {
    const library = await openLibrary(embeddingsDir);
    const ids = (await library.articles(null)).map(({ id }) => id);
    const texts: [string, string][] = [];
    for (const id of ids) {
      const passages = await library.passagesOf(id);
      texts.push([id, passages.map((passage) => passage.text).join("\n\n")]);
    }
    const words = await library.words("lighthouse was added");
    const found = await library.passages((await library.best(words, 1, null)).map(({ id }) => id));
    expect(found.map(({ articleId }) => articleId)).toHaveLength(1);
    const [vector] = await hashingEmbedder().embed(["A lighthouse was added."], "question");
    expect(await library.nearest(vector!, 1000, null)).toHaveLength(library.manifest.passages);
    await library.close();
    return Object.fromEntries(texts);
  } catch (error) {
    if (error instanceof UserError && error.code === "INDEX_MISSING") return null;
    throw error;
  }
}

beforeAll(async () => {
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "-p", join(ROOT, "test/support/tsconfig.json")]);
  const articles = Object.entries(AFTER).map(([id, text]) => [id, { text }]);
  writeFileSync(join(folder, "after.json"), JSON.stringify(Object.fromEntries(articles)));
  await buildIndex(partsFor(join(folder, "before"), BEFORE));
  mkdirSync(join(folder, "nothing"));
});

describe.each([
  { start: "before", old: BEFORE, spread: 13, last: 13 },
  { start: "nothing", old: null, spread: 3, last: 3 },
])("killed at any moment of a build over $start", ({ start, old, spread, last }) => {
  test("the old index or the new one answers, and the next run completes", async () => {
    cpSync(join(folder, start), join(folder, `${start}-0`), { recursive: true });
    const { steps } = JSON.parse((await buildAndDie(join(folder, `${start}-0`), 0))!);
    // Steps spread over the build, and each of its last ones, where the index is swapped.
    const moments = new Set([
      ...Array.from({ length: spread }, (_, i) => 1 + Math.floor((i * steps) / spread)),
      ...Array.from({ length: last }, (_, i) => steps - i),
    ]);

    const answered = new Set<unknown>();
    for (let i = 0; i < moments.size; i += TOGETHER) {
      await Promise.all([...moments].slice(i, i + TOGETHER).map(killAndLook));
    }
    expect(answered).toEqual(new Set(["old", "new"]));

    async function killAndLook(moment: number): Promise<void> {
      const embeddingsDir = join(folder, `${start}-${moment}`);
      cpSync(join(folder, start), embeddingsDir, { recursive: true });
      expect(await buildAndDie(embeddingsDir, moment)).toBeNull();
      const now = await contents(embeddingsDir);
      const isNew = now !== null && "added.txt" in now;
      expect(now, `killed at step ${moment}`).toEqual(isNew ? AFTER : old);
      answered.add(isNew ? "new" : "old");
      await buildIndex(partsFor(embeddingsDir, AFTER));
      expect(await contents(embeddingsDir), `run again after step ${moment}`).toEqual(AFTER);
    }
  }, 120_000);
});
