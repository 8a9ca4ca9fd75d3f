import type { Collection, Period } from "../glossary/domain.ts";
import type { Vector } from "../glossary/embedder.ts";
import type { Library, Scored } from "../glossary/library.ts";
import { nearnessOf } from "../shared/vectors/nearness.ts";
import type { Query } from "./question/query.ts";

/** A passage that at least one search found, with its scores in both searches. */
export type Candidate = {
  readonly id: number;
  readonly cosine: number;
  /** The cosine on the model's scale, see `Features`. */
  readonly nearness: number;
  readonly bm25: number;
  readonly rank: { readonly meaning: number | null; readonly words: number | null };
  /** Weighted sum of both scores, each stretched to 0..1 over the candidates. */
  readonly fused: number;
  readonly cosineStretched: number;
  readonly bm25Stretched: number;
};

/** Which articles to search: those of a collection, published in a period; `null` for all. */
type Where = { readonly within: Collection; readonly during: Period | null };

/** Passages that each search contributes. For 98 % of the SQuAD questions the right one is among the best 30. */
const FROM_EACH_SEARCH = 100;

/**
 * Share of the cosine leg; BM25 has the rest. The bundled model is weaker than BM25 alone, and its
 * card measured .7/.3 as the best plain sum; see docs/quality.md.
 */
const COSINE_SHARE = 0.3;

/**
 * Searches both ways and merges the results into one list, best first.
 *
 * Each leg is stretched to 0..1 (its own worst to its own best) before the weighted sum, so that
 * cosine and BM25 never meet on raw scales. A passage that only one search returned still gets its
 * true score from the other. Equal sums keep the smaller id first.
 *
 * @param embedded the question's vector; while it is awaited, the search by words runs and fetches the vectors of the
 * passages it found; `null` to search by words alone
 */
export async function findCandidates(
  query: Query,
  embedded: Promise<Vector> | null,
  library: Library,
  { within, during }: Where,
): Promise<Candidate[]> {
  const searchWords = async () => {
    const found = await library.best(query.words, FROM_EACH_SEARCH, within, during);
    const ids = found.map(({ id }) => id);
    return { found, cosines: embedded === null ? [] : await library.cosines(embedded, ids) };
  };
  const searchMeaning = async () => {
    if (embedded === null) return { found: [], bm25: [] };
    const found = await library.nearest(await embedded, FROM_EACH_SEARCH, within, during);
    const ids = found.map(({ id }) => id);
    return { found, bm25: await library.bm25(query.words, ids) };
  };
  const [{ found: byWords, cosines: cosinesByWords }, { found: byMeaning, bm25: bm25ByMeaning }] =
    await Promise.all([searchWords(), searchMeaning()]);
  const ids = [...new Set([...byMeaning, ...byWords].map(({ id }) => id))];
  const cosines = scoresOf(ids, byMeaning, byWords, cosinesByWords);
  const bm25 = scoresOf(ids, byWords, byMeaning, bm25ByMeaning);
  const stretchedCosines = stretch(cosines);
  const stretchedBm25 = stretch(bm25);
  const meaningRank = rankOf(byMeaning);
  const wordsRank = rankOf(byWords);
  return ids
    .map((id, i) => ({
      id,
      cosine: cosines[i]!,
      nearness: nearnessOf(cosines[i]!, library.wordSpace.cosines),
      bm25: bm25[i]!,
      rank: { meaning: meaningRank.get(id) ?? null, words: wordsRank.get(id) ?? null },
      fused: COSINE_SHARE * stretchedCosines[i]! + (1 - COSINE_SHARE) * stretchedBm25[i]!,
      cosineStretched: stretchedCosines[i]!,
      bm25Stretched: stretchedBm25[i]!,
    }))
    .sort((a, b) => b.fused - a.fused || a.id - b.id);
}

/** Scores shifted and scaled so that the worst is 0 and the best 1; if all are equal they become 1, or 0 if all are zero. */
export function stretch(scores: readonly number[]): number[] {
  const worst = Math.min(...scores);
  const best = Math.max(...scores);
  if (best === worst) return scores.map(() => (best > 0 ? 1 : 0));
  return scores.map((score) => (score - worst) / (best - worst));
}

/** A score for each id: from the search itself, or looked up for passages that only the other search found. */
function scoresOf(
  ids: readonly number[],
  found: readonly Scored[],
  others: readonly Scored[],
  lookedUp: readonly number[],
): number[] {
  const scores = new Map(others.map(({ id }, i) => [id, lookedUp[i] ?? 0]));
  for (const { id, score } of found) scores.set(id, score);
  return ids.map((id) => scores.get(id)!);
}

function rankOf(found: readonly Scored[]): Map<number, number> {
  return new Map(found.map(({ id }, i) => [id, i + 1]));
}
