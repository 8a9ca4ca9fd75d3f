import { evidentLanguage } from "../../shared/text/languages/evident-language.ts";

/** Fewer letters than this give no answer: detection needs about a sentence. */
const LEAST_LETTERS = 40;
/** Among fewer letters than this, names weigh too much. */
const FEW_LETTERS = 200;
/** All that is looked at; more text only takes longer. */
const SAMPLE_LENGTH = 1000;

const NAME = /\p{Lu}[\p{L}\p{M}.’'-]*/gu;
/** English is hardly ever a mistake, and German capitalises its nouns. */
const TRUSTED = /^(?:en|de)$/;

/** ISO 639-1 code of the language a text is written in; `null` when it is too short or uncertain. */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST_LETTERS) return null;
  return evidentLanguage(sample) ?? (await byNgrams(sample, letters < FEW_LETTERS));
}

/**
 * Sixty languages by their n-grams, of which there are 1.6 MB: loaded with the first text that needs them, for 0.4 s.
 * A short text must give the same without its names: "Mystery surrounds Kim Jong Un" is no Tagalog.
 */
async function byNgrams(sample: string, isShort: boolean): Promise<string | null> {
  const { eld } = await import("eld/small");
  const found = eld.detect(sample);
  if (!found.isReliable()) return null;
  const isSure = !isShort || TRUSTED.test(found.language);
  const confirmed = isSure ? found : eld.detect(sample.replace(NAME, " "));
  return confirmed.language === found.language ? found.language : null;
}
