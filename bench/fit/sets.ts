/** Which test collections the weights are fitted on. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Question, readCollection, type TestCollection } from "#src/eval/test-collection.ts";

/** Of each of these the ranking sees every second question. */
export const RANKING_SETS = [
  "cranfield",
  "quail-news-dev",
  "squad-absent",
  "trecqa-news-sentences",
  "wice-claim-article",
];

/** Of this one the confidence sees every second question: half of its answers were taken out of its corpus. */
export const CONFIDENCE_SETS = ["squad-absent"];

/** Every second question, beginning with the first: fitting sees these alone. */
export function forFitting(questions: readonly Question[]): Question[] {
  return questions.filter((_, i) => i % 2 === 0);
}

/**
 * Ids of all questions that anything is fitted on; collections of one origin share some. Sets that are
 * not below the folder are named on standard error, as their questions can't be told from others.
 */
export async function fittedIds(folder: string): Promise<Set<string>> {
  const sets = [...new Set([...RANKING_SETS, ...CONFIDENCE_SETS])];
  const isThere = (name: string) => existsSync(join(folder, name, "corpus.jsonl"));
  const missing = sets.filter((name) => !isThere(name));
  if (missing.length > 0)
    console.error(`Without ${missing.join(", ")}: questions that were fitted on may be counted.`);
  const collections = await Promise.all(
    sets.filter(isThere).map((name) => readCollection(join(folder, name))),
  );
  return new Set(collections.flatMap(({ questions }) => forFitting(questions).map(({ id }) => id)));
}

/** The collection with those questions only that nothing was fitted on. */
export function unseen(collection: TestCollection, fitted: ReadonlySet<string>): TestCollection {
  return { ...collection, questions: collection.questions.filter(({ id }) => !fitted.has(id)) };
}
