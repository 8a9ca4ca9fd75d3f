import { createHash } from "node:crypto";
import { basename, join, resolve } from "node:path";
import { buildIndex } from "../build-index.ts";
import type { Reading } from "../building.ts";
import type { Embedder, Library } from "../domain.ts";
import { collectionSource } from "../eval/collection-source.ts";
import { evalLines } from "../eval/eval-lines.ts";
import { answersFile, checkWritable, runFile, writeResults } from "../eval/result-files.ts";
import { summarise } from "../eval/summary.ts";
import { type Document, readCollection, type TestCollection } from "../eval/test-collection.ts";
import { evaluate, type Mode } from "../evaluate.ts";
import { CHUNKER_VERSION } from "../ingest/chunker-version.ts";
import { finishArticle } from "../ingest/finish-article.ts";
import { blocksOfText } from "../ingest/text/text-blocks.ts";
import { takeSettings } from "../settings/take-settings.ts";
import { type ProgressView, progressView } from "../terminal/progress.ts";
import { type IndexLocation, openCurrent, publish } from "./open-index.ts";
import { openModel, openRerankerOf } from "./open-model.ts";

export type EvalOptions = {
  readonly dataset: string;
  readonly mode: Mode;
  readonly run?: string;
  readonly answers?: string;
  readonly json?: boolean;
};

/** `eval`: ask a test collection's questions through the pipeline that serves users, and measure. */
export async function runEval(options: EvalOptions): Promise<number> {
  const config = takeSettings();
  const collection = await readCollection(options.dataset);
  for (const file of [options.run, options.answers]) if (file) await checkWritable(file);
  const view = progressView(process.stderr);
  const embedder = await openModel(config, view);
  const reranker = await openRerankerOf(config, view);
  try {
    const library = await openCollection(collection, embedder, config, view);
    const judgements = await evaluate(
      collection,
      { library, embedder, reranker },
      options.mode,
      (done, total) => view.show({ phase: "asking", done, total }),
    ).finally(() => library.close());
    view.stop();
    const summary = summarise(judgements);
    const name = basename(resolve(options.dataset));
    console.log(
      options.json
        ? JSON.stringify({ dataset: name, mode: options.mode, ...summary })
        : evalLines(name, options.mode, summary).join("\n"),
    );
    if (options.run) {
      await writeResults(options.run, runFile(judgements, `quotewell-${options.mode}`));
    }
    if (options.answers) await writeResults(options.answers, answersFile(judgements));
    return 0;
  } finally {
    view.stop();
    await embedder.close();
    await reranker?.close();
  }
}

/** The index of a test collection, built by the pipeline that serves users and kept for the next run. */
export async function openCollection(
  collection: TestCollection,
  embedder: Embedder,
  { storeUrl, embeddingsDir }: IndexLocation,
  view: ProgressView,
): Promise<Library> {
  const shelf = `eval/${folderNameFor(collection.folder)}`;
  const where = { storeUrl, embeddingsDir: join(embeddingsDir, shelf) };
  await buildIndex({
    source: collectionSource(collection, readDocument),
    embedder,
    embeddingsDir: where.embeddingsDir,
    chunker: CHUNKER_VERSION,
    onProgress: (progress) => view.show(progress),
  });
  await publish(where, view, shelf);
  return openCurrent(where, shelf);
}

/** A document of a collection is read like a pasted text with a known title. */
async function readDocument(document: Document): Promise<Reading> {
  const { title } = document;
  const finished = await finishArticle(
    { blocks: blocksOfText(document.text), metadata: title === "" ? {} : { title } },
    document.id,
  );
  if (finished === null) return { kind: "skipped", reason: "has no text left after cleaning" };
  return { kind: "article", ...finished };
}

function folderNameFor(dataset: string): string {
  const path = resolve(dataset);
  return `${basename(path)}-${createHash("sha256").update(path).digest("hex").slice(0, 8)}`;
}
