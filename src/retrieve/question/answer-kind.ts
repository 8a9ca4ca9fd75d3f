import type { AnswerKind, Questions } from "../../text/languages/language.ts";

export type { AnswerKind } from "../../text/languages/language.ts";

/** Kinds that a capital letter shows, which the first word of a sentence has anyway. */
const CAPITALISED: ReadonlySet<AnswerKind> = new Set(["person", "place", "name"]);

/** What a question asks for, from its question words; `null` when they do not tell. */
export function kindAsked(question: string, { asked }: Questions): AnswerKind | null {
  return asked.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}

/**
 * True when the text shows something of that kind besides what the question itself said.
 *
 * @param known words of the question in lower case: "Who is Lavrov?" is not answered by "Lavrov"
 */
export function shows(
  kind: AnswerKind,
  text: string,
  known: ReadonlySet<string>,
  { plainStarts, shown }: Questions,
): boolean {
  const fresh = text.replace(/[\p{L}\p{N}'’-]+/gu, (word, at: number) => {
    const lower = word.toLowerCase();
    const isKnown = known.has(lower) || known.has(lower.replace(/['’]s$/, ""));
    const startsSentence =
      at === 0 || /[.?!]["”’]?\s+["“‘]?$/u.test(text.slice(Math.max(0, at - 4), at));
    const isPlainStart = CAPITALISED.has(kind) && startsSentence && plainStarts.has(lower);
    return isKnown || isPlainStart ? "_" : word;
  });
  return shown[kind].test(fresh);
}
