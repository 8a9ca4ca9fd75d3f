/** The only door to chokidar. */
import { realpathSync } from "node:fs";
import { basename, relative } from "node:path";
import { watch } from "chokidar";
import { isInside } from "../../shared/files/is-inside.ts";

export type FolderEvents = {
  /** Fulfilled when every folder is watched that can be. */
  readonly ready: Promise<void>;
  /** How many folders are watched now. */
  folders(): number;
  close(): Promise<void>;
};

/**
 * Calls back when something below a folder may have changed; hidden folders are left out. Folders alone are
 * watched, since their events cover their files, too: 100,000 articles need no 100,000 watches.
 *
 * @param on.failure for each folder that can't be watched
 */
export function folderEvents(
  folder: string,
  on: { change(): void; failure(error: NodeJS.ErrnoException): void },
): FolderEvents {
  // A link is followed where the folder itself is one, and nowhere else.
  const root = realPath(folder);
  const watcher = watch(root, {
    followSymlinks: false,
    ignoreInitial: true,
    ignorePermissionErrors: true,
    ignored: (path, stats) =>
      stats?.isDirectory() === false ||
      (relative(root, path) !== "" && basename(path).startsWith(".")),
  });
  watcher.on("all", on.change);
  watcher.on("raw", on.change);
  watcher.on("error", (error) => on.failure(error as NodeJS.ErrnoException));
  return {
    ready: new Promise((resolve) => watcher.on("ready", resolve)),
    // chokidar lists the folder above, too.
    folders: () => Object.keys(watcher.getWatched()).filter((path) => isInside(path, root)).length,
    close: () => watcher.close(),
  };
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
