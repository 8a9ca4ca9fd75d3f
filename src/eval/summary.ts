import type { Answer } from "../glossary/domain.ts";
import type { Judgement } from "./judge.ts";
import {
  auroc,
  hitAt,
  type Judged,
  mean,
  ndcgAt,
  recallAt,
  reciprocalRankAt,
  riskCoverage,
} from "./metrics.ts";

/** Numbers of questions by the verdict given and the verdict that would have been right. */
export type VerdictTable = {
  readonly [verdict in Answer["kind"]]: Record<"right" | "wrong" | "unanswerable", number>;
};

const COVERAGES = [0.3, 0.5, 0.7, 0.9, 1];

export type Summary = ReturnType<typeof summarise>;

/** The figures of one run over a collection; shares 0..1. */
export function summarise(all: readonly Judgement[]) {
  const judgements = all.filter(({ question, grades }) => !question.answerable || grades.size > 0);
  const answerable = judgements.filter(({ question }) => question.answerable);
  const over = (measure: typeof hitAt, k: number) => {
    const values = answerable.map(({ ranking, grades }) =>
      measure(
        k,
        ranking.map(({ document }) => document),
        grades,
      ),
    );
    return values.length > 0 ? mean(values) : null;
  };
  const highlights = judgements.flatMap(({ highlightRight }) => highlightRight ?? []);
  const judged: Judged[] = judgements.flatMap(({ answer, question, right }) =>
    answer ? [{ confidence: answer.confidence, right: right && question.answerable }] : [],
  );
  return {
    /** Questions that count: unanswerable ones, and those with a judged document. */
    questions: judgements.length,
    /** Questions asked but not counted: the queries of a BEIR collection often include those of other splits. */
    unjudged: all.length - judgements.length,
    /** Means over the answerable questions; `null` without such. */
    hit1: over(hitAt, 1),
    hit5: over(hitAt, 5),
    mrr10: over(reciprocalRankAt, 10),
    ndcg10: over(ndcgAt, 10),
    recall100: over(recallAt, 100),
    /** Over questions with gold answers whose first document is right; `null` without such. */
    highlight: highlights.length > 0 ? mean(highlights.map(Number)) : null,
    /** How well confidence distinguishes right first documents from wrong ones and from unanswerable questions. */
    auroc: auroc(judged),
    risk: judged.length > 0 ? riskCoverage(judged, COVERAGES) : [],
    verdicts: judged.length > 0 ? verdictTable(judgements) : null,
  };
}

function verdictTable(judgements: readonly Judgement[]): VerdictTable {
  const row = () => ({ right: 0, wrong: 0, unanswerable: 0 });
  const table = { answered: row(), unsure: row(), "not-found": row() };
  for (const { answer, question, right } of judgements) {
    if (!answer) continue;
    table[answer.kind][question.answerable ? (right ? "right" : "wrong") : "unanswerable"]++;
  }
  return table;
}
