import type { Span } from "../../glossary/domain.ts";
import type { AnswerKind, Questions } from "../../shared/text/languages/language.ts";

export type { AnswerKind } from "../../shared/text/languages/language.ts";

/** Kinds that a capital letter shows, which the first word of a sentence has anyway. */
const CAPITALISED: ReadonlySet<AnswerKind> = new Set(["person", "place", "name"]);

/** The kind of thing that a question asks for, from its question words; `null` if they don't show it. */
export function kindAsked(question: string, { asked }: Questions): AnswerKind | null {
  return asked.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}

/** The first word of a text, and of each sentence in it. */
const FIRST_WORDS = /(^|[.?!]["”’]?\s+["“‘]?)([\p{L}\p{N}'’-]+)/gu;

/**
 * True if the text contains something of that kind that is not in the question itself.
 *
 * @param repeated gives where it has words of the question, in order: "Who is Lavrov?" is not answered by "Lavrov"
 */
export function shows(
  kind: AnswerKind,
  text: string,
  repeated: () => readonly Span[],
  { plainStarts, shown }: Questions,
): boolean {
  if (!shown[kind].test(text)) return false;
  const fresh = without(repeated(), text);
  if (!CAPITALISED.has(kind)) return shown[kind].test(fresh);
  const names = fresh.replace(FIRST_WORDS, (all: string, before: string, word: string) =>
    plainStarts.has(word.toLowerCase()) ? `${before}_` : all,
  );
  return shown[kind].test(names);
}

function without(words: readonly Span[], text: string): string {
  let rest = "";
  let at = 0;
  for (const { start, end } of words) {
    rest += `${text.slice(at, start)}_`;
    at = end;
  }
  return rest + text.slice(at);
}
