import { readdirSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { DOWNLOAD_LOCK } from "../../embed/hub/hold-folder.ts";
import { BUNDLED_MODEL } from "../../embed/model/known-models.ts";

/** Names of the models of which something lies in a models folder, complete or not: `owner/name`, sorted. */
export async function downloadedModels(modelsDir: string): Promise<string[]> {
  const owners = (await foldersIn(modelsDir)).filter((owner) => owner !== BUNDLED_MODEL);
  const names = await Promise.all(
    owners.map(async (owner) => {
      const models = await foldersIn(join(modelsDir, owner));
      const begun = models.filter((name) => holdsFiles(join(modelsDir, owner, name)));
      return begun.map((name) => `${owner}/${name}`);
    }),
  );
  return names.flat().sort();
}

/** A name that the hub does not have leaves nothing but the lock of its download. */
function holdsFiles(folder: string): boolean {
  return readdirSync(folder).some((name) => name !== DOWNLOAD_LOCK);
}

/** Also where a link leads to them. */
async function foldersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory(),
  );
}
