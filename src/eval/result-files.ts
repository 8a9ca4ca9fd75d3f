import { open, writeFile } from "node:fs/promises";
import { UserError } from "../shared/errors.ts";
import { highlightOf, type Judgement } from "./judge.ts";

/** A TREC run file: `qid Q0 docid rank score tag`, best first. */
export function runFile(judgements: readonly Judgement[], tag: string): string {
  return judgements
    .flatMap(({ question, ranking }) =>
      ranking.map(
        ({ document, score }, i) =>
          `${question.id} Q0 ${document} ${i + 1} ${score.toFixed(8)} ${tag}\n`,
      ),
    )
    .join("");
}

/** A line of JSON per question: {query_id, verdict, confidence, docid, quote, highlight}. */
export function answersFile(judgements: readonly Judgement[]): string {
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

/**
 * Checks before hours of work that a file can be written, without changing its contents.
 *
 * @throws UserError FILE_NOT_WRITABLE
 */
export async function checkWritable(path: string): Promise<void> {
  await explained(path, async () => (await open(path, "a")).close());
}

/** @throws UserError FILE_NOT_WRITABLE */
export async function writeResults(path: string, text: string): Promise<void> {
  await explained(path, () => writeFile(path, text));
}

async function explained(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new UserError(
      "FILE_NOT_WRITABLE",
      `Can't write ${path}: ${(cause as Error).message}.`,
      "Name a file in a folder that exists, on a disk with room, where you may write.",
      cause,
    );
  }
}
