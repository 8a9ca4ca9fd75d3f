import type { Reading } from "../glossary/building.ts";
import { Unreadable } from "./draft.ts";
import { finishArticle } from "./finish-article.ts";
import { readerFor } from "./formats.ts";

/**
 * Turns the bytes of a file into an article with its passages. Never rejects: any error becomes the reason the file is
 * skipped. Reads no other files, uses no network and runs no code from the file.
 *
 * @param id path relative to the articles folder; its extension decides how the bytes are read
 */
export async function readArticle(bytes: Buffer, id: string): Promise<Reading> {
  try {
    const read = await readerFor(id);
    const draft = await read(bytes);
    if (draft.blocks.length === 0) throw new Unreadable("is empty");
    const finished = await finishArticle(draft, id);
    if (finished === null) throw new Unreadable("has no text left after cleaning");
    return { kind: "article", ...finished };
  } catch (error) {
    const reason = error instanceof Unreadable ? error.message : `can't be read: ${error}`;
    return { kind: "skipped", reason };
  }
}
