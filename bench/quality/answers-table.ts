import { holdsAnswer } from "#src/eval/holds-answer.ts";
import { highlightOf, type Judgement } from "#src/eval/judge.ts";

/**
 * For each kind of question, a row of a Markdown table: whether what is shown first holds the answer, which asks for
 * more than the right document. `null` for a collection without gold answers.
 */
export function answersTable(judgements: readonly Judgement[]): string | null {
  if (judgements.every(({ question }) => question.answers.length === 0)) return null;
  const kinds = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const { kind, answerable } = judgement.question;
    const name = kind ?? (answerable ? "answerable" : "unanswerable");
    kinds.set(name, [...(kinds.get(name) ?? []), judgement]);
  }
  const rows = [...kinds].map(([name, all]) => {
    const share = (test: (judgement: Judgement) => boolean) =>
      (all.filter(test).length / all.length).toFixed(3);
    return [
      name,
      share(({ right }) => right),
      share(isAnsweredFirst),
      share((judgement) => holdsIt(highlightOf(judgement.answer!), judgement)),
      share(isAnswered),
      share((judgement) => isAnswered(judgement) && isAnsweredFirst(judgement)),
      all.length,
    ];
  });
  return [
    "| | right document first | answer in the first quote | in the highlight | `answered` | `answered` and right | of |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");
}

/** The quote shown first holds the answer. */
export function isAnsweredFirst(judgement: Judgement): boolean {
  return holdsIt(firstQuote(judgement), judgement);
}

function isAnswered({ answer }: Judgement): boolean {
  return answer?.kind === "answered";
}

function firstQuote({ answer }: Judgement): string | null {
  return answer && answer.kind !== "not-found" ? (answer.quotes[0]?.text ?? null) : null;
}

/** The text, from a relevant document, holds the answer. */
function holdsIt(text: string | null, { question, grades, answer }: Judgement): boolean {
  if (text === null || answer === null || answer.kind === "not-found") return false;
  const isRelevant = (grades.get(answer.quotes[0]!.article.id) ?? 0) > 0;
  return question.answerable && isRelevant && holdsAnswer(text, question.answers);
}
