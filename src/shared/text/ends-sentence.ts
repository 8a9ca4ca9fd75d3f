const CLOSED = /["'”’“»›)\]*_]*(?:\[[^\]]{1,20}\])*$/u.source;
const SENTENCE_END = new RegExp(`[\\p{Sentence_Terminal}…]${CLOSED}`, "u");
const QUESTION_END = new RegExp(`[?？؟]${CLOSED}`, "u");
const CLAUSE_END = /[.!?…:;。！？؟।]["'”’»›)\]*_]*$/u;
/** Most characters of a full stop and what closes after it. */
const LONGEST_END = 60;

/** Whether a text ends like a sentence, quotation marks and reference marks aside. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-LONGEST_END));
}

export function endsQuestion(text: string): boolean {
  return QUESTION_END.test(text.slice(-LONGEST_END));
}

/** Whether a line ends where a sentence or its half may: a colon or semicolon counts, reference marks do not. */
export function endsClause(line: string): boolean {
  return CLAUSE_END.test(line);
}
