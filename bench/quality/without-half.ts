import type { TestCollection } from "#src/eval/test-collection.ts";

/**
 * The collection with the answers to half of its questions taken out: documents are grouped by their
 * title, as parts of one article, and by the questions that they answer, and every second group goes.
 * Questions left without any are unanswerable.
 */
export function withoutHalf(collection: TestCollection): TestCollection {
  const titles = new Map(collection.documents.map(({ id, title }) => [id, title]));
  const articleOf = (document: string) => titles.get(document) || document;
  const staying = new Map<string, boolean>();
  let stays = false;
  for (const { id } of collection.questions) {
    const articles = relevantTo(id, collection).map(articleOf);
    const known = articles.find((article) => staying.has(article));
    if (known === undefined) stays = !stays;
    const together = known === undefined ? stays : staying.get(known)!;
    for (const article of articles) {
      if (!staying.has(article)) staying.set(article, together);
    }
  }
  const isGone = (document: string) => staying.get(articleOf(document)) === false;
  return {
    ...collection,
    folder: `${collection.folder}+absent`,
    documents: collection.documents.filter(({ id }) => !isGone(id)),
    questions: collection.questions.map((question) => ({
      ...question,
      answerable: question.answerable && !relevantTo(question.id, collection).every(isGone),
    })),
  };
}

function relevantTo(question: string, { relevance }: TestCollection): string[] {
  return [...(relevance.get(question) ?? [])].filter(([, grade]) => grade > 0).map(([id]) => id);
}
