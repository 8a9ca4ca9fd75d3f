/** What an index has stored of words. */
import { join } from "node:path";
import type { ArticleInfo } from "../../../../src/glossary/domain.ts";
import type { Embedder } from "../../../../src/glossary/embedder.ts";
import type { Library } from "../../../../src/glossary/library.ts";
import { readManifest } from "../../../../src/index/generation/manifest.ts";
import { openLibrary } from "../../../../src/index/open-library.ts";
import { embeddedText } from "../../../../src/index/passages/search-text.ts";
import { openSqlite } from "../../../../src/shared/databases/sqlite.ts";
import { vectorsIn } from "../../../support/index/vectors-in.ts";
import { hashingEmbedder } from "../../../support/models/hashing-embedder.ts";

/** As a model of the hub, which brings no projection. */
export const hubEmbedder = () => hashingEmbedder({ dimensions: 96, projection: null });

/** What the work makes of the index in a folder. */
export async function opened<Result>(folder: string, read: (library: Library) => Promise<Result>) {
  const library = await openLibrary(folder);
  try {
    return await read(library);
  } finally {
    await library.close();
  }
}

export const spaceIn = (folder: string) => opened(folder, async ({ wordSpace }) => wordSpace);

/** Word vectors of every passage, by its text. */
export function wordVectorsIn(folder: string): Promise<Map<string, Int8Array>> {
  return opened(folder, async (library) => {
    const found = new Map<string, Int8Array>();
    for (const { id } of await library.articles(null)) {
      const passages = await library.passagesOf(id);
      const vectors = await vectorsIn(
        library,
        passages.map((passage) => passage.id),
      );
      for (const [i, { text }] of passages.entries()) found.set(text, vectors[i]!);
    }
    return found;
  });
}

/** What the embedder makes of every passage. */
export function expectedIn(folder: string, embedder: Embedder): Promise<Map<string, Int8Array>> {
  return opened(folder, async (library) => {
    const passages: { article: ArticleInfo; text: string }[] = [];
    for (const article of await library.articles(null)) {
      for (const { text } of await library.passagesOf(article.id)) passages.push({ article, text });
    }
    const { projection } = library.wordSpace;
    const made = await embedder.embed(passages.map(embeddedText), "passage", projection);
    return new Map(made.map(({ words }, i) => [passages[i]!.text, words]));
  });
}

/** Rows of the table of word vectors and of the passages. */
export function rowsIn(folder: string): { words: number; passages: number; strays: number } {
  const { generation } = readManifest(folder)!;
  const database = openSqlite(join(folder, generation, "passages.db"));
  const count = (sql: string) => database.prepare<[], number>(sql).pluck().get()!;
  const rows = {
    words: count("SELECT count(*) FROM wordVectors"),
    passages: count("SELECT count(*) FROM passages"),
    strays: count(
      "SELECT count(*) FROM wordVectors WHERE passage NOT IN (SELECT id FROM passages)",
    ),
  };
  database.close();
  return rows;
}
