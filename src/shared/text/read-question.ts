import { UserError } from "../errors.ts";
import { oneLine } from "./printable.ts";

/** In UTF-16 code units; a longer text was probably pasted by mistake. */
export const LONGEST_QUESTION = 2000;

/**
 * Cleans a question that a person typed: control characters and runs of white space become one space, the ends are trimmed.
 *
 * @throws UserError `USAGE_QUESTION_EMPTY` or `QUESTION_TOO_LONG`
 */
export function readQuestion(typed: string): string {
  const question = oneLine(typed);
  if (question === "") throw withoutWords("The question is empty.");
  if (question.length > LONGEST_QUESTION)
    throw new UserError(
      "QUESTION_TOO_LONG",
      `The question is ${question.length.toLocaleString("en")} characters long; at most ${LONGEST_QUESTION.toLocaleString("en")} are allowed.`,
      "Ask about one thing, in a sentence or two.",
    );
  if (!/[\p{L}\p{N}]/u.test(question))
    throw withoutWords(`The question "${question}" has no words.`);
  return question;
}

function withoutWords(message: string): UserError {
  return new UserError(
    "USAGE_QUESTION_EMPTY",
    message,
    'Ask something, for example: npm run ask -- "Who was invited?"',
  );
}
