/** A run of capitalised words inside a sentence, or a year. */
const NAME =
  /(?<=[\p{L}\p{N},;:'’)"”]\s+)\p{Lu}[\p{L}\p{N}.’'-]*(?:\s+\p{Lu}[\p{L}\p{N}.’'-]*)*|\b(?:1[5-9]|20)\d\d\b/gu;

/**
 * Questions that look answerable and are not: in each that has a name or a year the last one is
 * replaced by one of the same kind from the next question that has another. `null` where there is none.
 */
export function nearMisses(questions: readonly string[]): (string | null)[] {
  const named = questions.map((question) => [...question.matchAll(NAME)].at(-1) ?? null);
  return questions.map((question, at) => {
    const name = named[at];
    if (!name) return null;
    const others = [...named.slice(at + 1), ...named.slice(0, at)];
    const other = others.find(
      (candidate) =>
        candidate &&
        isYear(candidate[0]) === isYear(name[0]) &&
        !shareAWord(candidate[0], question),
    );
    if (!other) return null;
    return question.slice(0, name.index) + other[0] + question.slice(name.index + name[0].length);
  });
}

function isYear(name: string): boolean {
  return /^\d/.test(name);
}

function shareAWord(name: string, question: string): boolean {
  const words = new Set(question.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => words.has(word));
}
