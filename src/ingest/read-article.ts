import type { Reading } from "../building.ts";
import { Unreadable } from "./draft.ts";
import { finishArticle } from "./finish-article.ts";
import { readerFor } from "./formats.ts";

/**
 * Make the bytes of a file an article with its passages. Whatever goes wrong becomes the reason why
 * the file is skipped. Touches no file, needs no network and runs no code from the file.
 *
 * @param id path relative to the articles folder; its extension decides how the bytes are read
 */
export async function readArticle(bytes: Buffer, id: string): Promise<Reading> {
  try {
    const read = await readerFor(id);
    const draft = await read(bytes);
    if (draft.blocks.length === 0) throw new Unreadable("is empty");
    const finished = finishArticle(draft, id);
    if (finished === null) throw new Unreadable("has no text left after cleaning");
    const language = (await languageOf(finished.article.text)) ?? draft.metadata.language ?? null;
    return { kind: "article", ...finished, language };
  } catch (error) {
    const reason = error instanceof Unreadable ? error.message : `can't be read: ${error}`;
    return { kind: "skipped", reason };
  }
}

/** Fewer letters than this give no answer: detection needs about a sentence. */
const LEAST_LETTERS = 40;
/** Detection works on n-grams; more text only takes longer. */
const SAMPLE_LENGTH = 2000;

/** ISO 639-1 code of the language a text is written in; `null` when it is too short or uncertain. */
async function languageOf(text: string): Promise<string | null> {
  const sample = text.slice(0, SAMPLE_LENGTH);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return null;
  // Loaded with the first article to index, so that a question never waits for its tables.
  const { eld } = await import("eld/small");
  const found = eld.detect(sample);
  return found.isReliable() ? found.language : null;
}
