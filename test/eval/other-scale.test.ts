import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VERDICT_WEIGHTS } from "../../src/answer/verdict-weights.ts";
import { ask } from "../../src/ask.ts";
import { buildIndex } from "../../src/build-index.ts";
import type { Embedder } from "../../src/glossary/embedder.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { CHUNKER_VERSION } from "../../src/ingest/chunker-version.ts";
import { folderSource } from "../../src/ingest/folder/folder-source.ts";
import { LIMITS } from "../ingest/folder/folder-with.ts";
import { openBundledEmbedder } from "../support/models/bundled-embedder.ts";
import { withCommonDirection } from "../support/models/common-direction.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { answerable, unanswerable } from "./question-sets.ts";
import { ARTICLES } from "./samples.ts";

let bundled: Embedder;
beforeAll(async () => {
  bundled = await openBundledEmbedder();
});
afterAll(() => bundled.close());

const PLAIN = answerable.filter(({ kind }) => kind === "word-match");
const QUESTIONS = [...PLAIN, ...unanswerable];

/** The confidence in the answer to each question. */
async function confidences(embedder: Embedder): Promise<number[]> {
  const embeddingsDir = temporaryFolder();
  const source = folderSource(fileURLToPath(ARTICLES), LIMITS);
  await buildIndex({ source, embedder, embeddingsDir, chunker: CHUNKER_VERSION });
  const library = await openLibrary(embeddingsDir);
  const answers = QUESTIONS.map(({ question }) => ask(question, { library, embedder }));
  const found = (await Promise.all(answers)).map(({ confidence }) => confidence);
  await library.close();
  return found;
}

test("a model whose cosines all lie between .7 and 1 makes no answer likelier", async () => {
  const plain = await confidences(withCommonDirection(bundled, 0));
  const shifted = await confidences(withCommonDirection(bundled, 0.7));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const answered = (values: readonly number[]) =>
    values.filter((x) => x >= VERDICT_WEIGHTS.answeredFrom);
  const unanswerableOf = (values: readonly number[]) => values.slice(PLAIN.length);
  expect(mean(shifted)).toBeLessThan(mean(plain) + 0.01);
  expect(answered(unanswerableOf(shifted)).length).toBeLessThanOrEqual(
    answered(unanswerableOf(plain)).length,
  );
  // Nor is it good for nothing: most of what was answered still is.
  expect(answered(shifted).length).toBeGreaterThan(0.7 * answered(plain).length);
});
