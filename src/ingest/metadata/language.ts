/** Fewer letters than this give no answer: detection needs about a sentence. */
const LEAST_LETTERS = 40;
/** Detection works on n-grams; more text only takes longer. */
const SAMPLE_LENGTH = 2000;

/** ISO 639-1 code of the language a text is written in; `null` when it is too short or uncertain. */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, SAMPLE_LENGTH);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return null;
  // Loaded with the first article to index, so that a question never waits for its tables.
  const { eld } = await import("eld/small");
  const found = eld.detect(sample);
  return found.isReliable() ? found.language : null;
}
