/** The folder of the program, also when this file runs as TypeScript. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The compiled program: every process is started from it, in tests as well. */
export const DIST = join(ROOT, "dist");

/** The models that come with the program, each in a folder of its name. */
export const BUNDLED_MODELS = join(ROOT, "models");

/** Of this program, such as "1.2.3". */
export function packageVersion(): string {
  return JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version;
}

/** As package.json names it. */
const OLDEST_NODE = "20.19.0";

/** @returns what is wrong with that version of Node.js and what to do, a line each; `null` if it is new enough */
export function nodeTooOld(version: string): readonly [string, string] | null {
  if (version.localeCompare(OLDEST_NODE, "en", { numeric: true }) >= 0) return null;
  return [
    `Node.js ${version} is too old.`,
    `Install Node.js ${OLDEST_NODE} or newer from https://nodejs.org, then run npm ci.`,
  ];
}
