import type { Summary, VerdictTable } from "#src/eval/summary.ts";

export type Row = readonly [name: string, summary: Summary];

/** Each row's figures of the ranking, as a Markdown table. */
export function rowsTable(rows: readonly Row[]): string {
  const cells = (values: readonly (string | number | null)[]) =>
    `| ${values.map((v) => (typeof v === "number" ? v.toFixed(3) : (v ?? "–"))).join(" | ")} |`;
  return [
    "| | hit@1 | hit@5 | MRR@10 | nDCG@10 |",
    "|---|---:|---:|---:|---:|",
    ...rows.map(([name, s]) => cells([name, s.hit1, s.hit5, s.mrr10, s.ndcg10])),
  ].join("\n");
}

/** The figures that only the whole answer has: highlight, confidence, verdicts. */
export function answerText({ highlight, auroc, verdicts, questions }: Summary): string {
  const lines = [`${questions} questions.`];
  if (highlight !== null) lines.push(`Highlighted sentence right: ${highlight.toFixed(3)}.`);
  if (auroc !== null) lines.push(`AUROC of the confidence: ${auroc.toFixed(3)}.`);
  if (verdicts !== null) lines.push(answeredLine(verdicts));
  for (const [verdict, { right, wrong, unanswerable }] of Object.entries(verdicts ?? {})) {
    lines.push(`\`${verdict}\`: ${right} right, ${wrong} wrong, ${unanswerable} unanswerable.`);
  }
  return lines.join(" ");
}

/** How far `answered` can be trusted, and how often it is said. */
function answeredLine(verdicts: VerdictTable): string {
  const { right, wrong, unanswerable } = verdicts.answered;
  const answered = right + wrong + unanswerable;
  if (answered === 0) return "None is called `answered`.";
  const all = Object.values(verdicts);
  const sum = (count: (row: (typeof all)[number]) => number) =>
    all.reduce((total, row) => total + count(row), 0);
  const answerable = sum((row) => row.right + row.wrong);
  const absent = sum((row) => row.unanswerable);
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const parts = [`${percent(right, answered)} of what is called \`answered\` is right`];
  if (answerable > 0) parts.push(`${percent(right + wrong, answerable)} of the answerable are`);
  if (absent > 0) parts.push(`${percent(unanswerable, absent)} of the unanswerable are`);
  return `${parts.join(", ")}.`;
}
