import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { isGeneration } from "../../generation/generations.ts";
import { hashOf, readText, unlessDamaged } from "../../generation/intact.ts";
import { FILE, FORMAT, isReadable, MANIFEST } from "../../generation/manifest.ts";
import { originIn } from "../../passages/passage-database.ts";
import type { Base, Origin } from "../work-folder.ts";

/**
 * Finds a base when the current generation can't be one: CURRENT, its manifest or its passages are damaged,
 * or a build was killed right before it wrote CURRENT.
 *
 * A file is intact if the manifest beside it, even a damaged one, contains its name and SHA-256: they don't
 * agree by accident. Everything else about a base is in its passages.db.
 *
 * @returns the newest generation whose passages are intact and were made as they would be made now
 */
export function salvage(
  embeddingsDir: string,
  wanted: Omit<Origin, "base" | "format">,
): Base | null {
  if (!statSync(embeddingsDir, { throwIfNoEntry: false })?.isDirectory()) return null;
  for (const generation of readdirSync(embeddingsDir).filter(isGeneration).sort().reverse()) {
    const folder = join(embeddingsDir, generation);
    const files = intactFiles(folder);
    if (!(FILE.passages in files)) continue;
    const database = join(folder, FILE.passages);
    const { base: _, format, ...origin }: Origin = JSON.parse(originIn(database, "read")!);
    const hasPassages = format === FORMAT || FILE.earlierPassages in files;
    if (isReadable({ format }) && hasPassages && isDeepStrictEqual(origin, wanted)) {
      return { generation, format, files };
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
