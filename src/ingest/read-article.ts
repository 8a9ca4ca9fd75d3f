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
    if (draft.blocks.length === 0) throw new Unreadable({ code: "empty" });
    const finished = await finishArticle(draft, id);
    if (finished === null) throw new Unreadable({ code: "nothingLeft" });
    return { kind: "article", ...finished };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: "skipped", reason: error.reason };
    return { kind: "skipped", reason: { code: "notRead", stated: String(error) } };
  }
}
