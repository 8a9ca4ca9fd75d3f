import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** A temporary folder with these files, by path. */
export async function folderWith(files: { readonly [path: string]: string | Uint8Array }) {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** The limits that count when nothing is set. */
export const LIMITS = { maxArticleMb: 20, maxArticleSeconds: 60, maxArticleMemoryMb: 1000 };

/** Root may open everything, so refusals can't be tried as root. */
export const isRoot = process.getuid?.() === 0;
