import { isAbsolute, relative, sep } from "node:path";

/** Whether a path is the folder or inside it, as written: links are not followed. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== ".." && !isAbsolute(way);
}
