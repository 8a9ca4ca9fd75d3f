/** Folders for tests that need a model on disk. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { modelFacts } from "../../../src/embed/model/model-facts.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** The folder that holds the bundled model. */
export const BUNDLED = new URL("../../../models", import.meta.url).pathname;

/** The facts of the bundled model. */
export const MINI_FACTS = await modelFacts(
  "quotewell-mini",
  join(BUNDLED, "quotewell-mini"),
  () => {},
);

/** A models folder in which the bundled model lies under the name `owner/name`. */
export function folderWithModel(name: string): string {
  const models = temporaryFolder();
  cpSync(join(BUNDLED, "quotewell-mini"), join(models, name), { recursive: true });
  return models;
}
