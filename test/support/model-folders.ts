/** Folders for tests that need a model on disk. */
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folder that holds the bundled model. */
export const BUNDLED = new URL("../../models", import.meta.url).pathname;

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "quotewell-models-"));
}

/** A models folder in which the bundled model lies under the name `owner/name`. */
export function folderWithModel(name: string): string {
  const models = emptyFolder();
  cpSync(join(BUNDLED, "quotewell-mini"), join(models, name), { recursive: true });
  return models;
}
