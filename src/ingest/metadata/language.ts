import { evidentLanguage } from "../../shared/text/languages/evident-language.ts";

/** Fewer letters than this give no result: detection needs about a sentence. */
const LEAST_LETTERS = 40;
/** With fewer letters than this, names have too much weight. */
const FEW_LETTERS = 200;
/** Only this many characters are examined; more text only takes longer. */
const SAMPLE_LENGTH = 1000;

const NAME = /\p{Lu}[\p{L}\p{M}.’'-]*/gu;
/** Not checked again without names: English is hardly ever a mistake, and German capitalises all nouns. */
const TRUSTED = /^(?:en|de)$/;

/** ISO 639-1 code of a text's language; `null` if the text is too short or the result is uncertain. */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST_LETTERS) return null;
  return evidentLanguage(sample) ?? (await byNgrams(sample, letters < FEW_LETTERS));
}

/**
 * Detects sixty languages by their n-grams, which take 0.4 s to load (1.6 MB): loaded with the first text that needs
 * them. The result for a short text must be the same without its names: "Mystery surrounds Kim Jong Un" is not Tagalog.
 */
async function byNgrams(sample: string, isShort: boolean): Promise<string | null> {
  const { eld } = await import("eld/small");
  const found = eld.detect(sample);
  if (!found.isReliable()) return null;
  const isSure = !isShort || TRUSTED.test(found.language);
  const confirmed = isSure ? found : eld.detect(sample.replace(NAME, " "));
  return confirmed.language === found.language ? found.language : null;
}
