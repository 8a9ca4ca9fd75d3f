import { highlightOf, type Judgement } from "./judge.ts";

/** A TREC run file: `qid Q0 docid rank score tag`, best first, equal scores kept apart by rank. */
export function trecRun(judgements: readonly Judgement[], tag: string): string {
  return judgements
    .flatMap(({ question, ranking }) =>
      ranking.map(
        ({ document, score }, i) =>
          `${question.id} Q0 ${document} ${i + 1} ${score.toFixed(6)} ${tag}\n`,
      ),
    )
    .join("");
}

/** One JSON line per question: {query_id, verdict, confidence, docid, quote, highlight}. */
export function answerLines(judgements: readonly Judgement[]): string {
  return judgements
    .flatMap((judgement) => {
      const { question, answer } = judgement;
      if (!answer) return [];
      const quote = answer.kind === "not-found" ? undefined : answer.quotes[0];
      const line = {
        query_id: question.id,
        verdict: answer.kind,
        confidence: answer.confidence,
        docid: quote?.article.id ?? null,
        quote: quote?.text ?? null,
        highlight: highlightOf(answer),
      };
      return [`${JSON.stringify(line)}\n`];
    })
    .join("");
}
