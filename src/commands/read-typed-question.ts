import { UserError } from "../shared/errors.ts";
import { asOperators, spellOutDates } from "../shared/text/dates/dated-question.ts";
import { dayAt } from "../shared/text/dates/days.ts";
import { readQuestion } from "../shared/text/read-question.ts";

/** A question as typed, and as searched: with its dates spelled out. */
export type TypedQuestion = { readonly typed: string; readonly search: string };

/**
 * Reads a question that was typed now.
 *
 * @param filters options of the command line, with the same meaning as if typed into the question
 * @throws UserError USAGE_… when it can't be asked
 */
export function readTypedQuestion(
  text: string,
  filters: Parameters<typeof asOperators>[0],
): TypedQuestion {
  const typed = readQuestion(text);
  const spelled = spellOutDates(typed + asOperators(filters), dayAt(new Date()));
  switch (spelled.kind) {
    case "question":
      return { typed, search: spelled.text };
    case "dateUnreadable":
      throw new UserError(
        "USAGE_DATE_UNREADABLE",
        `${spelled.typed.trim()} names no date.`,
        'Write it as 2014-01-20, 20.01.2014, 2014-01 or 2014, or in words within quotes: since:"20 January 2014".',
      );
    case "nothingAsked":
      throw new UserError(
        "USAGE_QUESTION_EMPTY",
        "The question is nothing but dates.",
        'Ask something about that time, for example: "Who was invited? since:2014-01-20"',
      );
  }
}
