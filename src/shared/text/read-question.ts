import { UserError } from "../errors.ts";
import { oneLine } from "./printable.ts";

/** In UTF-16 code units; a longer text was pasted. */
export const LONGEST_QUESTION = 2000;

/**
 * A question as a person typed it, fit for searching and for showing: control characters and runs of
 * white space become one blank, the ends are trimmed.
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
