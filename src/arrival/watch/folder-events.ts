/** The only file that imports chokidar. */
import { realpathSync } from "node:fs";
import { basename, relative } from "node:path";
import { watch } from "chokidar";
import { isInside } from "../../shared/files/is-inside.ts";

export type FolderEvents = {
  /** Resolves when every folder that can be watched is. */
  readonly ready: Promise<void>;
  /** Number of watched folders. */
  folders(): number;
  close(): Promise<void>;
};

/**
 * Calls back when something inside a folder may have changed; hidden folders are ignored. Only folders are watched, because their
 * events cover their files, too: 100,000 articles don't need 100,000 watches.
 *
 * @param on.failure called for each folder that can't be watched
 */
export function folderEvents(
  folder: string,
  on: { change(): void; failure(error: NodeJS.ErrnoException): void },
): FolderEvents {
  // A link is followed if the folder itself is one, but not inside it.
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
    // chokidar also lists the parent folder.
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
