import { type Evidence, evidenceOf, isDoubtful } from "#src/answer/confidence.ts";
import type { Features, Hit } from "#src/domain.ts";
import type { Question, TestCollection } from "#src/eval/test-collection.ts";
import { collapseDuplicates } from "#src/retrieve/duplicates.ts";
import { rankHits, type Weights } from "#src/retrieve/rank.ts";
import { type SearchParts, search } from "#src/retrieve/search.ts";
import type { Outcome } from "./logistic.ts";
import { forFitting } from "./sets.ts";
import type { Choice } from "./softmax.ts";

/** What the ranking had to choose from, for each question with right and wrong candidates. */
export async function choicesOf(
  collection: TestCollection,
  parts: SearchParts,
  features: readonly (keyof Features)[],
): Promise<Choice[]> {
  const choices: Omit<Choice, "weight">[] = [];
  for (const question of forFitting(collection.questions)) {
    const { hits } = await search(question.text, parts, null);
    const right = hits.map((hit) => question.answerable && isRight(hit, question, collection));
    if (!right.includes(true) || !right.includes(false)) continue;
    choices.push({ candidates: hits.map((hit) => features.map((f) => hit.features[f])), right });
  }
  // A collection of sixteen times as many questions counts eight times as much.
  return choices.map((choice) => ({ ...choice, weight: choices.length ** -0.25 }));
}

/** What spoke for the first hit of each question, and whether it was right. */
export async function outcomesOf(
  collection: TestCollection,
  parts: SearchParts,
  weights: Weights,
  evidence: readonly (keyof Evidence)[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of forFitting(collection.questions)) {
    const hits = rankHits((await search(question.text, parts, null)).hits, weights);
    const found = evidenceOf(collapseDuplicates(hits));
    if (found === null) continue;
    outcomes.push({
      evidence: evidence.map((name) => found[name]),
      right: question.answerable && isRight(hits[0]!, question, collection),
      doubtful: isDoubtful(found),
    });
  }
  return outcomes;
}

function isRight(hit: Hit, question: Question, { relevance }: TestCollection): boolean {
  return (relevance.get(question.id)?.get(hit.article.id) ?? 0) > 0;
}
