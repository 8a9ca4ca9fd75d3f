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
  if (!shown[kind].test(text)) return false;
  const isCapitalised = CAPITALISED.has(kind);
  const fresh = text.replace(/[\p{L}\p{N}'’-]+/gu, (word, at: number) => {
    const lower = word.toLowerCase();
    const isKnown = known.has(lower) || (/['’]s$/.test(lower) && known.has(lower.slice(0, -2)));
    const isPlainStart = isCapitalised && plainStarts.has(lower) && startsSentence(text, at);
    return isKnown || isPlainStart ? "_" : word;
  });
  return shown[kind].test(fresh);
}

function startsSentence(text: string, at: number): boolean {
  return at === 0 || /[.?!]["”’]?\s+["“‘]?$/u.test(text.slice(Math.max(0, at - 4), at));
}
