import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isInside } from "../shared/files/is-inside.ts";

/** A folder that a setting names. */
export type FolderSetting = {
  readonly setting: string;
  readonly value: string;
  /** Absolute. */
  readonly path: string;
};

/** A complaint about each pair of folders that, with all links followed, are the same or one inside the other. */
export function overlaps(folders: readonly FolderSetting[]): string[] {
  const real = folders.map((folder) => ({ ...folder, real: realPath(folder.path) }));
  return real.flatMap((one, i) =>
    real
      .slice(i + 1)
      .filter((other) => isInside(one.real, other.real) || isInside(other.real, one.real))
      .map(
        (other) =>
          `${one.setting} is "${one.value}" and ${other.setting} is "${other.value}" (${one.real} and ${other.real}); they must be separate folders, neither inside the other`,
      ),
  );
}

/** The path with all links followed, as far as it exists and is readable. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    // It does not exist yet, or can't be accessed.
    const above = dirname(path);
    return above === path ? path : join(realPath(above), basename(path));
  }
}
