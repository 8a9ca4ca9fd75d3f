import type { Hit } from "../glossary/domain.ts";
import type { Reranker } from "../glossary/embedder.ts";
import { orderCopies } from "./duplicates.ts";

/** Hits that a reranker reads: each costs a run of a large model, and the right one is hardly ever further down. */
const MOST_READ = 20;

/**
 * Hits in the order of the mean of features and reranker, so that each corrects the other's mistakes. Hits that the
 * reranker does not read follow.
 *
 * @param hits best first
 * @throws Error as the reranker does
 */
export async function rerankHits(
  question: string,
  hits: readonly Hit[],
  reranker: Reranker,
): Promise<Hit[]> {
  const read = hits.slice(0, MOST_READ);
  const texts = read.map(({ article, passage }) => `${article.title}\n${passage.text}`);
  const relevance = await reranker.relevance(question, texts);
  const rescored = hits.map((hit, i) => withRelevance(hit, relevance[i] ?? null));
  return orderCopies(rescored.sort((a, b) => b.score - a.score));
}

function withRelevance(hit: Hit, relevance: number | null): Hit {
  const score = (hit.featureScore + (relevance ?? 0)) / 2;
  if (relevance === null) return { ...hit, score };
  const reason = `the reranker gives it ${Math.round(relevance * 100)}%`;
  return { ...hit, score, relevance, reasons: [...hit.reasons, reason] };
}
