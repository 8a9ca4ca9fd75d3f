import { takeSettings } from "../settings/take-settings.ts";
import { UserError } from "../shared/errors.ts";
import { progressView } from "../terminal/progress.ts";
import type { AskOptions } from "./answer-in-terminal.ts";
import { openModel, openRerankerOf } from "./open/open-model.ts";
import { readTypedQuestion } from "./read-typed-question.ts";

/**
 * `ask`: answers the question or, without one, every question from the prompt or standard input. The model is loaded in a
 * separate process while this one loads the rest of the program.
 */
export async function runAsk(words: readonly string[], options: AskOptions): Promise<number> {
  const config = takeSettings();
  const question = words.length > 0 ? readTypedQuestion(words.join(" "), options) : null;
  if (question === null && options.json && process.stdin.isTTY)
    throw new UserError(
      "USAGE_QUESTION_MISSING",
      "--json needs a question.",
      'Put it at the end: npm run --silent ask -- --json "Who was invited?"',
    );
  const view = progressView(process.stderr);
  const model = openModel(config, view);
  const reranker = model.then(() => openRerankerOf(config, view));
  for (const coming of [model, reranker]) coming.catch(() => {}); // Reported where it is awaited.
  const { answerInTerminal } = await import("./answer-in-terminal.ts");
  return await answerInTerminal(question, options, { config, model, reranker, view });
}
