import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleSource, Reading, SourceEntry } from "../domain.ts";
import type { Draft } from "./draft.ts";
import { fileErrorInWords } from "./file-error.ts";
import { finishArticle } from "./finish.ts";
import { readerFor } from "./formats.ts";
import { languageOf } from "./language.ts";
import { Unreadable } from "./unreadable.ts";
import { walk } from "./walk.ts";

/**
 * The articles of a folder and its subfolders.
 *
 * One article that can't be read never stops the others: whatever goes wrong becomes the reason why
 * it was skipped. `hash` gives an empty string for a file that can't be opened any more; `read` then
 * tells why.
 */
export function folderSource(
  folder: string,
  options: { readonly maxArticleMb: number },
): ArticleSource {
  return {
    name: folder,
    list: () => walk(folder, options.maxArticleMb),
    hash: async ({ id }) => {
      const bytes = await readFile(join(folder, id)).catch(() => null);
      return bytes === null ? "" : sha256(bytes);
    },
    read: (entry) => readEntry(folder, entry),
  };
}

async function readEntry(folder: string, entry: SourceEntry): Promise<Reading> {
  let hash = "";
  try {
    const bytes = await readUnchanged(join(folder, entry.id), entry);
    hash = sha256(bytes);
    const draft = await readDraft(bytes, entry.id);
    const finished = finishArticle(draft, entry.id);
    if (finished === null) throw new Unreadable("has no text left after cleaning");
    const language = (await languageOf(finished.article.text)) ?? draft.given.language ?? null;
    return { kind: "article", hash, ...finished, language };
  } catch (error) {
    const reason = error instanceof Unreadable ? error.message : `can't be read: ${error}`;
    return { kind: "skipped", hash, reason };
  }
}

async function readDraft(bytes: Buffer, id: string): Promise<Draft> {
  const read = await readerFor(id);
  const draft = await read(bytes);
  if (draft.blocks.length === 0) throw new Unreadable("is empty");
  return draft;
}

/** The bytes, provided that the file is still the one that was listed. */
async function readUnchanged(path: string, entry: SourceEntry): Promise<Buffer> {
  const file = await open(path).catch((error) => {
    throw new Unreadable(fileErrorInWords(error));
  });
  try {
    const bytes = await file.readFile();
    const { size, mtimeMs } = await file.stat();
    if (size !== entry.sizeBytes || Math.floor(mtimeMs) !== entry.modifiedMs) {
      throw new Unreadable("changed during indexing; index again");
    }
    return bytes;
  } finally {
    await file.close();
  }
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
