/**
 * `npm run bench`: measure the program on the sample articles and on a synthetic corpus, or with `--size` on a
 * synthetic corpus alone that may be as large as a machine can hold.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeCorpus } from "./corpus/write-corpus.ts";
import { renderTable } from "./measure/corpus-table.ts";
import { type Measured, measureCorpus } from "./measure/measure-corpus.ts";
import { report } from "./measure/report.ts";
import { ROOT } from "./places.ts";
import { readOptions } from "./read-options.ts";
import { measureSize } from "./size/measure-size.ts";
import { renderSize } from "./size/size-table.ts";

/** Passages that are embedded in some minutes; for more, vectors are drawn. */
const MOST_EMBEDDED = 150_000;

const options = readOptions();
const temporary = mkdtempSync(join(tmpdir(), "quotewell-bench-"));
const started = performance.now();
const [loadBefore] = loadavg();
try {
  console.log(options.size === undefined ? await usualBench() : await sizeBench(options.size));
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

async function usualBench(): Promise<string> {
  const corpora: Measured[] = [];
  if (options.only !== "synthetic") corpora.push(await sampleArticles());
  if (options.only !== "sample") corpora.push(await syntheticCorpus());
  return report("latest", renderTable(corpora), { corpora }, loadBefore!);
}

async function sizeBench(passages: number): Promise<string> {
  const vectors = options.vectors ?? (passages > MOST_EMBEDDED ? "drawn" : "model");
  const folder = options.keep === undefined ? temporary : resolve(options.keep);
  const places = {
    articlesDir: join(folder, `articles-${passages}-passages`),
    embeddingsDir: join(folder, `embeddings-${passages}-passages-${vectors}`),
  };
  const measured = await measureSize(passages, vectors, places, say);
  return report(`size-${passages}`, renderSize(measured), { ...measured }, loadBefore!);
}

function sampleArticles(): Promise<Measured> {
  const places = { articlesDir: join(ROOT, "articles"), embeddingsDir: join(temporary, "sample") };
  const questions = ["answerable", "unanswerable"].flatMap(questionsOf);
  return measureCorpus("sample articles", places, say, [...questions, ...questions]);
}

function questionsOf(set: string): string[] {
  const lines = readFileSync(join(ROOT, "test", "eval", `${set}.jsonl`), "utf8").trim();
  return lines.split("\n").map((line) => JSON.parse(line).question);
}

function syntheticCorpus(): Promise<Measured> {
  const { articles, keep } = options;
  const folder = keep === undefined ? temporary : resolve(keep);
  const articlesDir = join(folder, `articles-${articles}`);
  const embeddingsDir = join(folder, `embeddings-${articles}`);
  const name = `${articles.toLocaleString("en")} generated articles`;
  if (!existsSync(articlesDir)) {
    say(`${name}: writing them`);
    writeCorpus(articlesDir, articles);
  }
  return measureCorpus(name, { articlesDir, embeddingsDir }, say);
}

function say(line: string): void {
  const seconds = Math.round((performance.now() - started) / 1000);
  console.error(`${seconds.toString().padStart(5)} s  ${line}`);
}
