import { evidentLanguage } from "../../text/languages/evident-language.ts";

/** Fewer letters than this give no answer: detection needs about a sentence. */
const LEAST_LETTERS = 40;
/** All that is looked at; more text only takes longer. */
const SAMPLE_LENGTH = 1000;

/** ISO 639-1 code of the language a text is written in; `null` when it is too short or uncertain. */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, SAMPLE_LENGTH);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return null;
  return evidentLanguage(sample) ?? (await byNgrams(sample));
}

/** Sixty languages by their n-grams, of which there are 1.6 MB: loaded with the first text that needs them, for 0.4 s. */
async function byNgrams(sample: string): Promise<string | null> {
  const { eld } = await import("eld/small");
  const found = eld.detect(sample);
  return found.isReliable() ? found.language : null;
}
