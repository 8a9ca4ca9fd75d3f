import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DIST, ROOT } from "../../installation.ts";
import { UserError } from "../errors.ts";

/**
 * Paths of the compiled program and its libraries, with links resolved as well; each only once, because Node 20 aborts when
 * a path is given twice.
 */
const PROGRAM = [
  DIST,
  join(ROOT, "package.json"),
  ...(createRequire(import.meta.url).resolve.paths("any") ?? []),
]
  .filter((path) => existsSync(path))
  .flatMap((path) => [path, realpathSync(path)]);

/**
 * Options for Node: the process may read the program and no other file (`.env` may be next to it), write nothing and start
 * no programs.
 *
 * @throws UserError if the path of the program has a `*`, which Node takes for a wildcard
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
