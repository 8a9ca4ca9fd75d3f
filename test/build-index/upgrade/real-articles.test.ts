import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../../../src/ask.ts";
import { buildIndex } from "../../../src/build-index.ts";
import type { ArticleSource } from "../../../src/glossary/building.ts";
import type { Embedder } from "../../../src/glossary/embedder.ts";
import { openLibrary } from "../../../src/index/open-library.ts";
import { folderSource } from "../../../src/ingest/folder/folder-source.ts";
import { answerable } from "../../eval/question-sets.ts";
import { ARTICLES } from "../../eval/samples.ts";
import { LIMITS } from "../../ingest/folder/folder-with.ts";
import { readHere } from "../../support/articles/read-here.ts";
import { readOtherwise, withoutLast, withTitle } from "../../support/articles/read-otherwise.ts";
import { contentsOf } from "../../support/index/contents.ts";
import { openBundledEmbedder } from "../../support/models/bundled-embedder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

let embedder: Embedder;
beforeAll(async () => {
  embedder = await openBundledEmbedder();
});
afterAll(() => embedder.close());

const samples = () => {
  readHere();
  return folderSource(fileURLToPath(ARTICLES), LIMITS);
};

const build = (source: ArticleSource, embeddingsDir: string, chunker: number) =>
  buildIndex({ source, embedder, embeddingsDir, chunker });

/** What is said to questions, without the numbers of passages. */
async function answersIn(embeddingsDir: string): Promise<string[]> {
  const library = await openLibrary(embeddingsDir);
  const answers: string[] = [];
  for (const { question } of answerable.slice(0, 25)) {
    const answer = await ask(question, { library, embedder });
    answers.push(JSON.stringify(answer, (key, value) => (key === "id" ? undefined : value)));
  }
  await library.close();
  return answers;
}

test("an upgraded index has the passages, the vectors and the answers of one from nothing", async () => {
  const [upgraded, fresh] = [temporaryFolder(), temporaryFolder()];
  const before = readOtherwise(samples(), (reading, id) =>
    id.endsWith(".html") ? withTitle(reading, "A title") : withoutLast(reading),
  );
  await build(before, upgraded, 1);
  const report = await build(samples(), upgraded, 2);
  const whole = await build(samples(), fresh, 2);
  expect(report.embedded).toBeLessThan(whole.embedded / 2);
  expect(report.embedded + report.reused).toBe(whole.embedded);
  expect(contentsOf(upgraded)).toEqual(contentsOf(fresh));
  expect(await answersIn(upgraded)).toEqual(await answersIn(fresh));
});

test("articles of every format that read as before stay as they are", async () => {
  const embeddingsDir = temporaryFolder();
  const { passages } = await build(samples(), embeddingsDir, 1);
  const onlyReading = { ...embedder, embed: () => Promise.reject(new Error("not to be asked")) };
  const source = samples();
  const report = await buildIndex({ source, embedder: onlyReading, embeddingsDir, chunker: 2 });
  expect(report).toMatchObject({ embedded: 0, reused: passages });
  // Numbers, too, are those of before, so that the graph of vectors is.
  expect(report).toMatchObject({ changed: [], added: [], removed: [] });
});
