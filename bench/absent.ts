import type { TestCollection } from "#src/eval/collection.ts";

/**
 * The collection with the answers to half of its questions taken out: documents are grouped by the
 * questions that they answer, and every second group goes. Questions left without any are unanswerable.
 */
export function withoutHalf(collection: TestCollection): TestCollection {
  const gone = new Set<string>();
  const decided = new Map<string, boolean>();
  let stays = false;
  for (const { id } of collection.questions) {
    const documents = relevantTo(id, collection);
    const known = documents.find((document) => decided.has(document));
    if (known === undefined) stays = !stays;
    for (const document of documents) {
      if (decided.has(document)) continue;
      const kept = known === undefined ? stays : decided.get(known)!;
      decided.set(document, kept);
      if (!kept) gone.add(document);
    }
  }
  return {
    ...collection,
    folder: `${collection.folder}+absent`,
    documents: collection.documents.filter(({ id }) => !gone.has(id)),
    questions: collection.questions.map((question) => ({
      ...question,
      answerable:
        question.answerable && relevantTo(question.id, collection).some((id) => !gone.has(id)),
    })),
  };
}

function relevantTo(question: string, { relevance }: TestCollection): string[] {
  return [...(relevance.get(question) ?? [])].filter(([, grade]) => grade > 0).map(([id]) => id);
}
