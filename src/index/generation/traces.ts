import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * What a look at the folder of an index shows without reading its files: while it stays the same, nobody
 * has touched them.
 *
 * @param current what CURRENT says, whatever that is
 */
export function tracesOf(embeddingsDir: string, current: string): string {
  const folder = join(embeddingsDir, /^[\w-]+/.exec(current)?.[0] ?? "");
  return JSON.stringify([current, namesIn(folder).map((name) => [name, stateOf(folder, name)])]);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function stateOf(folder: string, name: string) {
  const stat = statSync(join(folder, name), { throwIfNoEntry: false });
  return stat && [stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs];
}
