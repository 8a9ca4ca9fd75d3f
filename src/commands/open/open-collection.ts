import { basename, join, resolve } from "node:path";
import { buildIndex } from "../../build-index.ts";
import { collectionSource } from "../../eval/collection-source.ts";
import type { Document, TestCollection } from "../../eval/test-collection.ts";
import type { Reading } from "../../glossary/building.ts";
import type { Embedder } from "../../glossary/embedder.ts";
import type { Library } from "../../glossary/library.ts";
import { CHUNKER_VERSION } from "../../ingest/chunker-version.ts";
import { finishArticle } from "../../ingest/finish-article.ts";
import { blocksOfText } from "../../ingest/text/text-blocks.ts";
import { sha256 } from "../../shared/files/sha256.ts";
import type { ProgressView } from "../../terminal/progress.ts";
import { type IndexLocation, openCurrent, publish } from "./open-index.ts";

/** Opens the index of a test collection. It is built by the pipeline that serves users, and kept for the next run. */
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

/** Reads a document of a collection like a pasted text with a known title. */
async function readDocument(document: Document): Promise<Reading> {
  const { title } = document;
  const finished = await finishArticle(
    { blocks: blocksOfText(document.text), metadata: title === "" ? {} : { title } },
    document.id,
  );
  if (finished === null) return { kind: "skipped", reason: { code: "nothingLeft" } };
  return { kind: "article", ...finished };
}

function folderNameFor(dataset: string): string {
  const path = resolve(dataset);
  return `${basename(path)}-${sha256(path).slice(0, 8)}`;
}
