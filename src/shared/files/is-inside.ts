import { isAbsolute, relative, sep } from "node:path";

/** Whether a path is a folder's own or lies below it, as written: links are not followed. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== ".." && !isAbsolute(way);
}
