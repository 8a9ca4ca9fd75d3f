import { createRequire } from "node:module";
import type * as Chrono from "chrono-node";

let library: typeof Chrono | undefined;

/** The parsers of dates. Loaded with the first date: it takes 0.1 s, which no other question should wait for. */
export function chrono(): typeof Chrono {
  library ??= createRequire(import.meta.url)("chrono-node") as typeof Chrono;
  return library;
}
