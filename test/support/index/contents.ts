import { join } from "node:path";
import { readManifest } from "../../../src/index/generation/manifest.ts";
import { fromPassages } from "../../../src/index/passages/passage-reader.ts";

/** All that an index has of its articles, sorted by id: texts, passages, words and vectors, but for the numbers of passages. */
export function contentsOf(embeddingsDir: string) {
  const { generation } = readManifest(embeddingsDir)!;
  return fromPassages(join(embeddingsDir, generation, "passages.db"), (stored) =>
    stored.articles(null).map(({ id }) => {
      const ids = stored.passagesOf(id).map((passage) => passage.id);
      const vectors = stored.vectors(ids);
      const passages = stored.open(ids).map((open, i) => {
        const { id: _, ...passage } = open.passage;
        const made = [vectors[i]!, open.vectors, open.words.stems].map(inHex);
        return { ...passage, made, words: JSON.stringify(open.words) };
      });
      return { article: stored.article(id), passages };
    }),
  );
}

function inHex({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("hex");
}

/** The numbers of an article's passages. */
export function idsOf(embeddingsDir: string, article: string): number[] {
  const { generation } = readManifest(embeddingsDir)!;
  return fromPassages(join(embeddingsDir, generation, "passages.db"), (stored) =>
    stored.passagesOf(article).map(({ id }) => id),
  );
}
