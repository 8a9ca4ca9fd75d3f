import type { ArticleSource, Reading } from "../glossary/building.ts";
import { sha256 } from "../shared/files/sha256.ts";
import type { Document, TestCollection } from "./test-collection.ts";

/** A test collection as a source of articles: each document is an article with the same id. */
export function collectionSource(
  collection: TestCollection,
  read: (document: Document) => Reading | Promise<Reading>,
): ArticleSource {
  const byId = new Map(collection.documents.map((document) => [document.id, document]));
  const ids = [...byId.keys()].sort();
  const find = (id: string): Document => byId.get(id)!;
  return {
    name: collection.folder,
    list: async () => ({
      entries: ids.map((id) => ({
        id,
        sizeBytes: find(id).text.length,
        modifiedMs: collection.modifiedMs,
      })),
      skipped: [],
    }),
    async open({ id }) {
      const document = find(id);
      const content = `${document.title}\n${document.text}`;
      return { hash: sha256(content), read: async () => read(document) };
    },
  };
}
