import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readCurrent } from "./manifest.ts";

/** Identifies the current index; both parts are only compared. */
export type IndexVersion = {
  readonly id: string;
  /** Changes when a file of the index changes; until then, an index that could not be used is not tried again. */
  readonly state: string;
};

/** Finds out which index is current without opening it. */
export type VersionSource = {
  /** `null` while there is no index. @throws UserError if it can't be determined */
  read(): Promise<IndexVersion | null>;
  /** Calls back when another index may have become current, if such changes are announced. `read` finds them in any case. */
  onChange(listener: () => void): void;
  close(): Promise<void>;
};

/** The version of the index in a folder. Changes are not announced. */
export function folderVersionSource(embeddingsDir: string): VersionSource {
  return {
    async read() {
      const id = readCurrent(embeddingsDir);
      return id === null ? null : { id, state: stateOf(embeddingsDir, id) };
    },
    onChange() {},
    async close() {},
  };
}

/** Inode, size and times of each file of a generation. @param current the content of CURRENT, valid or not */
function stateOf(embeddingsDir: string, current: string): string {
  const folder = join(embeddingsDir, /^[\w-]+/.exec(current)?.[0] ?? "");
  const files = namesIn(folder).map((name) => {
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    return [name, stat && [stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs]];
  });
  return JSON.stringify([current, files]);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
