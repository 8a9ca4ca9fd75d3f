import type { TestCollection } from "#src/eval/test-collection.ts";

/** A collection of paragraphs, joined to the articles they come from, and which paragraphs answer each question. */
export type JoinedCollection = TestCollection & {
  readonly paragraphs: ReadonlyMap<string, readonly string[]>;
};

/** Joins documents with the same title, in their order, to one document that has the title for its id. */
export function joined(collection: TestCollection): JoinedCollection {
  const { documents, relevance, folder } = collection;
  const byId = new Map(documents.map((document) => [document.id, document]));
  const texts = new Map<string, string[]>();
  for (const { title, text } of documents) {
    texts.set(title, [...(texts.get(title) ?? []), text]);
  }
  return {
    ...collection,
    folder: `${folder}+joined`,
    documents: [...texts].map(([title, parts]) => ({
      id: title,
      title,
      text: parts.join("\n\n"),
    })),
    relevance: new Map(
      [...relevance].map(([question, grades]) => [
        question,
        new Map([...grades].map(([id, grade]) => [byId.get(id)!.title, grade])),
      ]),
    ),
    paragraphs: new Map(
      [...relevance].map(([question, grades]) => [
        question,
        [...grades.keys()].map((id) => byId.get(id)!.text),
      ]),
    ),
  };
}
