import { join } from "node:path";
import { ask } from "../ask.ts";
import type { LocalEmbedder } from "../embed/open-embedder.ts";
import type { BuildReport } from "../glossary/building.ts";
import type { Collection } from "../glossary/domain.ts";
import type { Reranker } from "../glossary/embedder.ts";
import type { Library } from "../glossary/library.ts";
import type { Config } from "../settings/config.ts";
import { UserError } from "../shared/errors.ts";
import { conversation } from "../shared/text/follow-up.ts";
import { printable } from "../shared/text/printable.ts";
import { answerLines } from "../terminal/answer-lines.ts";
import { printError } from "../terminal/error-lines.ts";
import { indexReadyLine, repairLines } from "../terminal/index-report.ts";
import { jsonLine } from "../terminal/json-answer.ts";
import { pageFor } from "../terminal/page.ts";
import type { ProgressView } from "../terminal/progress.ts";
import { converse, questionLines } from "../terminal/prompt.ts";
import { languageLines } from "./language-lines.ts";
import { openUpToDate } from "./open/open-up-to-date.ts";
import { readTypedQuestion, type TypedQuestion } from "./read-typed-question.ts";

/** File with earlier questions of the prompt, in the folder that can be deleted at any time. */
const HISTORY = "questions.history";

export type AskOptions = {
  readonly json?: boolean;
  readonly top: number;
  readonly collection?: string;
  readonly explain?: boolean;
  readonly since?: string;
  readonly until?: string;
};

export type AskParts = {
  readonly config: Config;
  /** Still loading; awaited where it is first needed. */
  readonly model: Promise<LocalEmbedder>;
  readonly reranker: Promise<Reranker | null>;
  readonly view: ProgressView;
};

/** Answers one question or, if it is `null`, every question from the prompt or standard input. @returns the exit code */
export async function answerInTerminal(
  question: TypedQuestion | null,
  options: AskOptions,
  { config, model, reranker: coming, view }: AskParts,
): Promise<number> {
  const { library, embedder, report, staleBecause } = await openUpToDate(config, model, view);
  let reranker: Reranker | null = null;
  try {
    reranker = await coming;
    view.stop();
    if (staleBecause !== null) {
      console.error(`${printable(staleBecause.message)}\nAnswered from the index as it was.\n`);
    }
    if (report?.changedAnything) console.error(updateLines(report, embedder).join("\n"));
    const within = collectionOf(library, options.collection);
    const printAnswer: PrintAnswer = async ({ typed, search }) => {
      const answer = await ask(
        search,
        { library, embedder, reranker },
        { top: options.top, within },
      );
      const lines = options.json
        ? [jsonLine(typed, answer)]
        : answerLines(answer, pageFor(process.stdout), options.explain);
      console.log(lines.join("\n"));
    };
    if (question !== null) await printAnswer(question);
    else if (process.stdin.isTTY)
      await answerAtPrompt(join(config.embeddingsDir, HISTORY), options, printAnswer);
    else await answerEachLine(options, printAnswer);
    return 0;
  } finally {
    await library.close();
    await embedder.close();
    await reranker?.close();
  }
}

/** Answers a question and prints the answer. */
type PrintAnswer = (asked: TypedQuestion) => Promise<void>;

/** A question may refer to the previous one. */
async function answerAtPrompt(
  historyFile: string,
  options: AskOptions,
  printAnswer: PrintAnswer,
): Promise<void> {
  const inTurn = conversation();
  const reply = ({ typed, search }: TypedQuestion) =>
    printAnswer({ typed, search: inTurn(search) });
  await converse(historyFile, (typed) =>
    unlessRefused(() => reply(readTypedQuestion(typed, options))),
  );
}

/** Answers the lines of standard input. */
async function answerEachLine(options: AskOptions, printAnswer: PrintAnswer): Promise<void> {
  for await (const line of questionLines()) {
    if (line.trim() === "") continue;
    if (!options.json) console.log(`\n? ${printable(line)}`);
    await unlessRefused(() => printAnswer(readTypedQuestion(line, options)));
  }
}

/** What was updated in the index before the question: a summary of what `index` prints. */
function updateLines(report: BuildReport, embedder: LocalEmbedder): string[] {
  const skipped = report.skipped.length;
  return [
    ...repairLines(report),
    indexReadyLine(report, pageFor(process.stderr).style),
    ...(skipped > 0 ? [`Skipped files: ${skipped}. Run npm run index to see why.`] : []),
    ...languageLines(report, embedder, process.stderr),
    "",
  ];
}

/** Reports a question that can't be asked instead of throwing, so that the next one can be asked. */
async function unlessRefused(reply: () => Promise<void>): Promise<void> {
  try {
    await reply();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    printError(error);
  }
}

/** @throws UserError that lists the existing collections */
function collectionOf(library: Library, name: string | undefined): Collection {
  if (name === undefined) return null;
  if (library.collections.includes(name.normalize())) return name.normalize();
  const { collections } = library;
  throw new UserError(
    "COLLECTION_UNKNOWN",
    `There is no collection "${name}".`,
    collections.length > 0
      ? `Choose one of: ${collections.join(", ")}.`
      : "A collection is a subfolder of the articles folder; none of them has articles.",
  );
}
