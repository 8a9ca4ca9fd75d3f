import type { Passage } from "../domain.ts";
import type { Candidate } from "./candidates.ts";

/**
 * For each candidate how well its article matches elsewhere: the best stretched BM25, 0..1, of the
 * article's other candidates that share no text with it; 0 without one. An article that is about the
 * question shows it in more than one passage.
 *
 * @param passages those of the candidates, in the same order
 */
export function supports(
  candidates: readonly Candidate[],
  passages: readonly Passage[],
): readonly number[] {
  return passages.map((passage) => {
    const elsewhere = candidates.filter((_, i) => standsElsewhere(passages[i]!, passage));
    return Math.max(0, ...elsewhere.map(({ bm25Stretched }) => bm25Stretched));
  });
}

function standsElsewhere(other: Passage, { articleId, span }: Passage): boolean {
  const apart = other.span.end <= span.start || other.span.start >= span.end;
  return other.articleId === articleId && apart;
}
