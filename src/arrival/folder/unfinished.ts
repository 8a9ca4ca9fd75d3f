import { randomBytes } from "node:crypto";
import { readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";

/** Hidden, so that no update of the index takes it for an article. */
const UNFINISHED = /^\.arriving-[\da-f]{16}$/;

/** Writing takes less time than this: the process of an older file was killed. */
const LEFT_AFTER_MS = 60 * 60_000;

/** A new name for a file that is being written. */
export function unfinishedName(): string {
  return `.arriving-${randomBytes(8).toString("hex")}`;
}

/** Deletes the half-written files of killed processes from the articles folder and its collections, as far as possible. */
export async function clearUnfinished(articlesDir: string): Promise<void> {
  const children = await readdir(articlesDir, { withFileTypes: true }).catch(() => []);
  const collections = children.filter((child) => child.isDirectory());
  for (const folder of [articlesDir, ...collections.map(({ name }) => join(articlesDir, name))]) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((name) => UNFINISHED.test(name)))
      await clearIfLeft(join(folder, name)).catch(() => {});
  }
}

async function clearIfLeft(path: string): Promise<void> {
  const { mtimeMs } = await stat(path);
  if (Date.now() - mtimeMs > LEFT_AFTER_MS) await unlink(path);
}
