import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUNDLED } from "./model-folders.ts";

export const PROSE = readFileSync(join(BUNDLED, "quotewell-mini/README.md"), "utf8");

/** `count` different passages of about 100 words. */
export function passages(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${i} ${PROSE.slice(i % 500, (i % 500) + 600)}`);
}
