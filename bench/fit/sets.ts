/** Which test collections the weights are fitted on, and which of their questions. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { type Question, readCollection, type TestCollection } from "#src/eval/test-collection.ts";
import { type JoinedCollection, joined } from "./joined.ts";

export type FitSet = {
  /** Folder of the collection. */
  readonly name: string;
  /** True to join its paragraphs to the articles they come from. */
  readonly isJoined?: boolean;
  /** What a passage must do to be right: hold the answer, or come from a relevant document. */
  readonly right: "answer" | "document";
  /** What all questions of the set count together in each fit; 0 to leave it out. */
  readonly sentences: number;
  readonly ranking: number;
  /** Whether the articles are about the question, and whether the quote answers it. */
  readonly about: number;
  readonly answers: number;
};

const NOT_FITTED = { sentences: 0, ranking: 0, about: 0, answers: 0 };

export const FIT_SETS: readonly FitSet[] = [
  { name: "news-chat", right: "answer", sentences: 1, ranking: 1, about: 0, answers: 3 },
  {
    name: "squad-v2.0-dev",
    isJoined: true,
    right: "answer",
    sentences: 0.5,
    ranking: 0.4,
    about: 0,
    answers: 0.4,
  },
  { name: "squad-absent", right: "answer", sentences: 0.2, ranking: 0.5, about: 1, answers: 0.4 },
  { ...NOT_FITTED, name: "trecqa-news-sentences", right: "document", ranking: 0.3 },
  { ...NOT_FITTED, name: "quail-news-dev", right: "document", ranking: 0.5 },
  { ...NOT_FITTED, name: "cranfield", right: "document", ranking: 0.4 },
  { ...NOT_FITTED, name: "wice-claim-article", right: "document", ranking: 0.8 },
];

/**
 * Whether fitting sees a question. Where questions are about articles, all questions about one are on the same
 * side, also in collections of the same articles; elsewhere every second question is.
 */
export function isForFitting(
  collection: TestCollection | JoinedCollection,
): (question: Question, position: number) => boolean {
  const order = new Map(collection.documents.map(({ id }, i) => [id, i]));
  const titles = new Map(collection.documents.map(({ id, title }) => [id, title]));
  return (question, position) => {
    if (question.about !== null) return order.get(question.about)! % 2 === 0;
    const [document] = collection.relevance.get(question.id)?.keys() ?? [];
    const isOfArticle = collection.folder.includes("squad");
    if (!isOfArticle) return position % 2 === 0;
    const title = (document && titles.get(document)) || question.text;
    return crc32(title) % 2 === 0;
  };
}

/** Opens a set as it is fitted on; `null` if it is not below the folder. */
export async function readSet(
  folder: string,
  { name, isJoined }: FitSet,
): Promise<TestCollection | JoinedCollection | null> {
  if (!existsSync(join(folder, name, "corpus.jsonl"))) return null;
  const collection = await readCollection(join(folder, name));
  return isJoined ? joined(collection) : collection;
}

/**
 * Ids of all questions that anything is fitted on; collections of one origin share some. Sets that are
 * not below the folder are named on standard error, as their questions can't be told from others.
 */
export async function fittedIds(folder: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const set of FIT_SETS) {
    const collection = await readSet(folder, set);
    if (collection === null) {
      console.error(`Without ${set.name}: questions that were fitted on may be counted.`);
      continue;
    }
    for (const { id } of collection.questions.filter(isForFitting(collection))) ids.add(id);
  }
  return ids;
}

/** The collection with those questions only that nothing was fitted on. */
export function unseen(collection: TestCollection, fitted: ReadonlySet<string>): TestCollection {
  return { ...collection, questions: collection.questions.filter(({ id }) => !fitted.has(id)) };
}
