import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { BUNDLED_MODEL } from "../../embed/model/known-models.ts";

/** Names of the models that lie in a models folder, complete or not: `owner/name`, sorted. */
export async function downloadedModels(modelsDir: string): Promise<string[]> {
  const owners = (await foldersIn(modelsDir)).filter((owner) => owner !== BUNDLED_MODEL);
  const names = await Promise.all(
    owners.map(async (owner) => {
      const models = await foldersIn(join(modelsDir, owner));
      return models.map((name) => `${owner}/${name}`);
    }),
  );
  return names.flat().sort();
}

/** Also where a link leads to them. */
async function foldersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory(),
  );
}
