import { cpSync, existsSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeArticles } from "../../soak/corpus.ts";
import { indexIn } from "../processes/index-in.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/**
 * A new folder with articles and their index, which is built by the first test that asks for it and copied for all.
 *
 * @param name the same for the same articles
 */
export function indexedFolder(name: string, write: (folder: string) => void): string {
  const template = join(tmpdir(), `indexed-${name}`);
  if (!existsSync(template)) {
    const built = temporaryFolder();
    write(built);
    indexIn(built);
    try {
      renameSync(built, template);
    } catch (error) {
      // Another process of the tests was quicker.
      if (!existsSync(template)) throw error;
    }
  }
  const folder = temporaryFolder();
  cpSync(template, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

/** How many articles of the corpus are indexed. */
export const INDEXED = 5;

/** A new folder with the first articles of the corpus, and their index. */
export const indexedCorpus = () =>
  indexedFolder("corpus", (folder) => writeArticles(folder, INDEXED));
