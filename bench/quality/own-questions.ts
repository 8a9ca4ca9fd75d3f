import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIndex } from "#src/build-index.ts";
import type { TestCollection } from "#src/eval/test-collection.ts";
import type { Embedder } from "#src/glossary/embedder.ts";
import type { Library } from "#src/glossary/library.ts";
import { openLibrary } from "#src/index/open-library.ts";
import { CHUNKER_VERSION } from "#src/ingest/chunker-version.ts";
import { folderSource } from "#src/ingest/folder/folder-source.ts";
import { loadConfig } from "#src/settings/config.ts";
import { inConversation } from "#src/shared/text/follow-up.ts";
import { ROOT } from "../places.ts";

type Row = {
  readonly id: string;
  readonly question: string;
  readonly kind: string;
  /** The question before, which a follow-up can't be understood without. */
  readonly previous?: string;
  /** Of answerable ones: the articles that hold one of the answers, which stand there word for word. */
  readonly articles?: readonly string[];
  readonly answers?: readonly string[];
};

const FOLDER = join(ROOT, "test/eval");

/** Our own questions over the sample articles, as they are asked in a conversation. */
export function ownQuestions(): TestCollection {
  const rows = ["answerable", "unanswerable"].flatMap((name) =>
    readFileSync(join(FOLDER, `${name}.jsonl`), "utf8")
      .trim()
      .split("\n")
      .map((line): Row => JSON.parse(line)),
  );
  return {
    folder: FOLDER,
    modifiedMs: 0,
    documents: [],
    questions: rows.map(({ id, question, kind, previous, answers = [] }) => ({
      id,
      text: inConversation(question, previous ?? null).search,
      answers,
      answerable: answers.length > 0,
      kind,
      about: null,
    })),
    relevance: new Map(
      rows.map(({ id, articles = [] }) => [id, new Map(articles.map((article) => [article, 1]))]),
    ),
  };
}

/** The index of the sample articles. */
export async function openSamples(embedder: Embedder, embeddingsDir: string): Promise<Library> {
  const source = folderSource(join(ROOT, "articles"), loadConfig());
  await buildIndex({ source, embedder, embeddingsDir, chunker: CHUNKER_VERSION });
  return openLibrary(embeddingsDir);
}
