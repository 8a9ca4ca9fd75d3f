import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DIST, ROOT } from "../../installation.ts";

/**
 * The compiled program and its libraries, also by their true names where they are links; each once,
 * because Node 20 aborts over a path that is named twice.
 */
const PROGRAM = [
  DIST,
  join(ROOT, "package.json"),
  ...(createRequire(import.meta.url).resolve.paths("any") ?? []),
]
  .filter((path) => existsSync(path))
  .flatMap((path) => [path, realpathSync(path)]);

/**
 * Options of Node: the process may read the program and no other file (`.env` may be beside it), not
 * write, and start no programs.
 */
export const CONFINED = [
  process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission",
  "--allow-worker",
  ...[...new Set(PROGRAM)].map((path) => `--allow-fs-read=${path}`),
];
