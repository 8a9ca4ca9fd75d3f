import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { isGeneration } from "../../generation/generations.ts";
import { hashOf, readText, unlessDamaged } from "../../generation/intact.ts";
import { FILE, FORMAT, isReadable, MANIFEST } from "../../generation/manifest.ts";
import { originIn } from "../../passages/passage-database.ts";
import type { Base, Origin } from "../work-folder.ts";

/**
 * Finds a base if the current generation can't be one: CURRENT, its manifest or its passages are damaged, or a build was killed right
 * before it wrote CURRENT.
 *
 * A file is intact if the manifest next to it, even a damaged one, contains its name and SHA-256, which can't agree by accident.
 * Everything else about a base is in its passages.db.
 *
 * @param fingerprint of the model
 * @returns the newest generation whose passages are intact and were embedded by this model
 */
export function salvage(embeddingsDir: string, fingerprint: string): Base | null {
  if (!statSync(embeddingsDir, { throwIfNoEntry: false })?.isDirectory()) return null;
  for (const generation of readdirSync(embeddingsDir).filter(isGeneration).sort().reverse()) {
    const folder = join(embeddingsDir, generation);
    const files = intactFiles(folder);
    if (!(FILE.passages in files)) continue;
    const database = join(folder, FILE.passages);
    const origin: Origin = JSON.parse(originIn(database, "read")!);
    const { format, chunker } = origin;
    const hasPassages = format === FORMAT || FILE.earlierPassages in files;
    if (isReadable({ format }) && hasPassages && origin.fingerprint === fingerprint) {
      return { generation, format, chunker, files };
    }
  }
  return null;
}

function intactFiles(folder: string): Base["files"] {
  const manifest = unlessDamaged(() => readText(join(folder, MANIFEST))) ?? "";
  const files: { [name: string]: string } = {};
  for (const name of Object.values(FILE)) {
    const hash = unlessDamaged(() => hashOf(join(folder, name)));
    if (hash !== null && manifest.includes(`"${name}": "${hash}"`)) files[name] = hash;
  }
  return files;
}
