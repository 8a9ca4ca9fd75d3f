/** Document id -> grade; documents not listed are not relevant. */
export type Grades = ReadonlyMap<string, number>;

/** 1 when one of the first k documents is relevant, else 0. */
export function hitAt(k: number, ranking: readonly string[], grades: Grades): number {
  return ranking.slice(0, k).some((id) => (grades.get(id) ?? 0) > 0) ? 1 : 0;
}

/** 1 / rank of the first relevant document, 0 when it is not among the first k. */
export function reciprocalRankAt(k: number, ranking: readonly string[], grades: Grades): number {
  const at = ranking.slice(0, k).findIndex((id) => (grades.get(id) ?? 0) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Share of the relevant documents among the first k. */
export function recallAt(k: number, ranking: readonly string[], grades: Grades): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  const found = new Set(ranking.slice(0, k));
  return relevant.filter((id) => found.has(id)).length / Math.max(1, relevant.length);
}

/**
 * Normalised discounted cumulative gain as trec_eval computes it (measure ndcg_cut): the gain is the
 * grade itself, the discount log2(rank + 1), the ideal ranking that of all judged documents.
 */
export function ndcgAt(k: number, ranking: readonly string[], grades: Grades): number {
  const gain = (sorted: readonly number[]) =>
    sorted.slice(0, k).reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0);
  const ideal = gain([...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(ranking.map((id) => Math.max(0, grades.get(id) ?? 0))) / ideal;
}

/** A result that was right or wrong, with the system's confidence in it. */
export type Judged = { readonly confidence: number; readonly right: boolean };

/**
 * Area under the ROC curve: the probability that a right result has a higher confidence than a wrong one, ties counting half
 * (Mann-Whitney). `null` if all are right or all wrong.
 */
export function auroc(judged: readonly Judged[]): number | null {
  const sorted = [...judged].sort((a, b) => a.confidence - b.confidence);
  const right = sorted.filter((item) => item.right).length;
  const wrong = sorted.length - right;
  if (right === 0 || wrong === 0) return null;
  let rankSum = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to]!.confidence === sorted[from]!.confidence) to++;
    const meanRank = (from + 1 + to) / 2;
    rankSum += meanRank * sorted.slice(from, to).filter((item) => item.right).length;
  }
  return (rankSum - (right * (right + 1)) / 2) / (right * wrong);
}

/** One point of a risk-coverage curve (Geifman and El-Yaniv 2017). */
export type RiskPoint = {
  /** Share of all questions that are answered. */
  readonly coverage: number;
  /** Share of the answered questions that were answered wrongly. */
  readonly risk: number;
  /** Lowest confidence among the answered questions. */
  readonly threshold: number;
};

/** Risk if only the questions with the highest confidence are answered, at each of the given coverages. */
export function riskCoverage(
  judged: readonly Judged[],
  coverages: readonly number[],
): readonly RiskPoint[] {
  const surest = [...judged].sort((a, b) => b.confidence - a.confidence);
  return coverages.map((coverage) => {
    const answered = surest.slice(0, Math.max(1, Math.round(coverage * surest.length)));
    const wrong = answered.filter((item) => !item.right).length;
    return {
      coverage,
      risk: wrong / Math.max(1, answered.length),
      threshold: answered.at(-1)?.confidence ?? 1,
    };
  });
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
