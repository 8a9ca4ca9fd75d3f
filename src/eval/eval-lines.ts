import type { Summary, VerdictTable } from "./summary.ts";

export function evalLines(name: string, mode: string, figures: Summary): string[] {
  const { risk, verdicts, unjudged } = figures;
  const notCounted = unjudged === 0 ? "" : `; ${unjudged} more are not judged in qrels/test.tsv`;
  return [
    `${name}, ${mode}, ${figures.questions} questions${notCounted}`,
    row("hit@1", figures.hit1),
    row("hit@5", figures.hit5),
    row("MRR@10", figures.mrr10),
    row("nDCG@10", figures.ndcg10),
    row("recall@100", figures.recall100),
    row("highlight right", figures.highlight),
    row("AUROC of confidence", figures.auroc),
    ...risk.map((point) =>
      row(`wrong of the surest ${Math.round(100 * point.coverage)} %`, point.risk),
    ),
    ...(verdicts === null ? [] : ["", ...verdictRows(verdicts)]),
  ];
}

function row(label: string, value: number | null): string {
  return `  ${label.padEnd(26)} ${value?.toFixed(4) ?? "–"}`;
}

function verdictRows(verdicts: VerdictTable): string[] {
  const columns = (cells: readonly (string | number)[]) =>
    cells.map((cell) => String(cell).padStart(14)).join("");
  return [
    `  ${"verdict".padEnd(12)}${columns(["right first", "wrong first", "unanswerable"])}`,
    ...Object.entries(verdicts).map(
      ([verdict, { right, wrong, unanswerable }]) =>
        `  ${verdict.padEnd(12)}${columns([right, wrong, unanswerable])}`,
    ),
  ];
}
