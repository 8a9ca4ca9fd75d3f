import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DIST, ROOT } from "../../installation.ts";
import { UserError } from "../errors.ts";

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
 *
 * @throws UserError if the path of the program has a `*`, which Node takes for any name
 */
export function confined(program: readonly string[] = PROGRAM): string[] {
  const unnamable = program.find((path) => path.includes("*"));
  if (unnamable !== undefined)
    throw new UserError(
      "INSTALL_FOLDER",
      `Quotewell can't confine the process that reads articles, as there is a * in the path ${unnamable}.`,
      "Move or rename the folder in which Quotewell is installed.",
    );
  return [
    process.allowedNodeEnvironmentFlags.has("--permission")
      ? "--permission"
      : "--experimental-permission",
    "--allow-worker",
    ...[...new Set(program)].map((path) => `--allow-fs-read=${path}`),
  ];
}
