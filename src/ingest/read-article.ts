import type { Reading } from "../building.ts";
import type { Draft } from "./draft.ts";
import { finishArticle } from "./finish-article.ts";
import { readerFor } from "./formats.ts";
import { languageOf } from "./metadata/language.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * Make the bytes of a file an article with its passages. Whatever goes wrong becomes the reason why
 * the file is skipped. Touches no file, needs no network and runs nothing that the bytes hold.
 *
 * @param id path relative to the articles folder; its extension decides how the bytes are read
 */
export async function readArticle(bytes: Buffer, id: string): Promise<Reading> {
  try {
    const draft = await readDraft(bytes, id);
    const finished = finishArticle(draft, id);
    if (finished === null) throw new Unreadable("has no text left after cleaning");
    const language = (await languageOf(finished.article.text)) ?? draft.metadata.language ?? null;
    return { kind: "article", ...finished, language };
  } catch (error) {
    const reason = error instanceof Unreadable ? error.message : `can't be read: ${error}`;
    return { kind: "skipped", reason };
  }
}

async function readDraft(bytes: Buffer, id: string): Promise<Draft> {
  const read = await readerFor(id);
  const draft = await read(bytes);
  if (draft.blocks.length === 0) throw new Unreadable("is empty");
  return draft;
}
