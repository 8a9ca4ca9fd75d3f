import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DOWNLOAD_LOCK } from "../../embed/hub/hold-folder.ts";
import { BUNDLED_MODEL } from "../../embed/model/known-models.ts";

/** Names of the models in a models folder, complete or not: `owner/name`, sorted. */
export function downloadedModels(modelsDir: string): string[] {
  const owners = foldersIn(modelsDir).filter((owner) => owner !== BUNDLED_MODEL);
  return owners
    .flatMap((owner) => foldersIn(join(modelsDir, owner)).map((name) => `${owner}/${name}`))
    .filter((model) => holdsFiles(join(modelsDir, model)))
    .sort();
}

/** Downloading a model that the hub does not have leaves only a lock file. */
function holdsFiles(folder: string): boolean {
  return readdirSync(folder).some((name) => name !== DOWNLOAD_LOCK);
}

/** Names of the folders in a folder, including links to folders. */
function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory(),
  );
}
