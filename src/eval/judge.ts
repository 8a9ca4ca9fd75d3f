import type { Answer } from "../glossary/domain.ts";
import { holdsAnswer } from "./holds-answer.ts";
import { type Grades, hitAt } from "./metrics.ts";
import type { Question } from "./test-collection.ts";

/** A document with the score of its best passage. */
export type Ranked = { readonly document: string; readonly score: number };

export type Judgement = ReturnType<typeof judge>;

/**
 * The result for one question, and whether it is right.
 *
 * @param ranking best first, at most 100
 * @param answer `null` if a single search was measured, which has no verdict
 */
export function judge(
  question: Question,
  ranking: readonly Ranked[],
  grades: Grades,
  answer: Answer | null,
) {
  const documents = ranking.map(({ document }) => document);
  const right = hitAt(1, documents, grades) === 1;
  const highlight = answer && highlightOf(answer);
  const tellable = right && highlight !== null && question.answers.length > 0;
  return {
    question,
    ranking,
    grades,
    answer,
    /** The first document is relevant. */
    right,
    /** Whether the first highlighted sentence contains a gold answer; `null` if that can't be determined. */
    highlightRight: tellable ? holdsAnswer(highlight, question.answers) : null,
  };
}

/** The first highlighted sentence of the first quote; `null` without one. */
export function highlightOf(answer: Answer): string | null {
  const quote = answer.kind === "not-found" ? undefined : answer.quotes[0];
  const highlight = quote?.highlights[0];
  return quote && highlight ? quote.text.slice(highlight.start, highlight.end) : null;
}
